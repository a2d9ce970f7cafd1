"""What the course adds to the Jupyter server that it is installed beside: answers leave at once.

(And to JupyterLab itself, by what ``lab_extension`` holds: labs come alive as a notebook opens.)

A server holds a small message back until the browser has confirmed the one before it (Nagle's algorithm), and a
browser takes up to 40 ms, on some systems longer, to confirm one that it need not answer. Each picture of a lab follows
such a message, the kernel's "busy": so every second move waited 40 ms for nothing. Jupyter's websockets leave this on;
here it is switched off, for the messages of kernels alone.

The server loads this by ``etc/jupyter/jupyter_server_config.d/pain_helpers.json``, which is installed with the package;
``jupyter server extension disable pain_helpers.server`` switches it off; labs are slower then, and otherwise the same.
"""

#: Where a server keeps the class of its connections between a browser and a kernel.
CONNECTIONS = "kernel_websocket_connection_class"


def at_once(connection: type) -> type:
    """A class of connections, with messages to the browser that do not wait for one another."""

    class AtOnce(connection):
        def connect(self):
            self.websocket_handler.set_nodelay(True)
            return super().connect()

    return AtOnce


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "pain_helpers.server"}]


def _load_jupyter_server_extension(app) -> None:
    settings = app.web_app.settings
    settings[CONNECTIONS] = at_once(settings[CONNECTIONS])
