"""Which tests run together: those of a file, of a lab in the labs' sweep, and in the browser those of a notebook.

What is tried by chance is the same in each run.
"""

import pytest
from hypothesis import settings

settings.register_profile("course", derandomize=True, database=None, deadline=None)
settings.load_profile("course")


def pytest_collection_modifyitems(items):
    # A notebook's cells share a kernel and its browser tests share a page, so neither may be spread over workers.
    for item in items:
        parameters = item.callspec.params if hasattr(item, "callspec") else {}
        group = item.nodeid.partition("::")[0]
        if item.get_closest_marker("browser") and "path" in parameters:
            group = f"browser {parameters['path'].stem}"
        elif lab := parameters.get("opened", parameters.get("lab")):
            group = f"{group} {lab}"  # the sweep of all labs is too long for one worker
        item.add_marker(pytest.mark.xdist_group(group))
