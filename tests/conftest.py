"""Which tests run together: those of a file, and in the browser those of a notebook."""

import pytest


def pytest_collection_modifyitems(items):
    # A notebook's cells share a kernel and its browser tests share a page, so neither may be spread over workers.
    for item in items:
        path = getattr(item, "callspec", None) and item.callspec.params.get("path")
        browser = item.get_closest_marker("browser") and path
        item.add_marker(pytest.mark.xdist_group(f"browser {path.stem}" if browser else item.nodeid.partition("::")[0]))
