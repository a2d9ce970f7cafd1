"""In the stead of micropip, which takes a third of a second to load: nothing can be added to this Python."""


async def install(*_, **__) -> None:
    print("This page holds all that the course needs, and other packages cannot be added to it.")
