"""The course on The Littlest JupyterHub, or on any JupyterHub that loads this file.

1. Install a copy of the course for everyone (README.md).
2. Copy this file into `jupyterhub_config.d` of the hub's configuration.
3. A class has pauses: let the hub end a server after an hour without use, and not after ten minutes:
       sudo tljh-config set services.cull.timeout 3600
       sudo tljh-config reload

Memory is what `make bench-hub` measured (measured.json beside this file); tests/test_hub_files.py holds these numbers
to it, and to those of zero_to_jupyterhub.yaml.
"""

c = get_config()  # noqa: F821  JupyterHub gives it

# A server and a notebook stay below the first number. The second holds a server and what a learner leaves open: each
# notebook that is open, or was closed a short while ago, has a kernel of its own.
c.Spawner.mem_guarantee = "300M"
c.Spawner.mem_limit = "1G"
# What a kernel has drawn it gives back at once, on Linux: some megabytes less for each.
c.Spawner.environment = {"MALLOC_TRIM_THRESHOLD_": "131072"}
# One processor at most, so that nobody's start or mistake slows the room down.
c.Spawner.cpu_limit = 1

c.Spawner.default_url = "/lab"
# When a whole room comes at once, a start takes a minute or two: nobody is told that it failed meanwhile.
c.Spawner.start_timeout = 300
c.Spawner.http_timeout = 300
c.Spawner.args = [
    # A notebook that was closed gives its memory back. One that is open keeps its kernel as long as the server runs.
    "--MappingKernelManager.cull_idle_timeout=900",
    "--MappingKernelManager.cull_interval=60",
    "--MappingKernelManager.cull_connected=False",
    # It would look for extensions on the internet. (The course tells JupyterLab to ask for no news and updates.)
    "--LabApp.extension_manager=readonly",
]
