"""The kernel writes down here what may be installed from where: nothing, from nowhere."""
