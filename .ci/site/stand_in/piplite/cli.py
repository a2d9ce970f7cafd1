"""What `%pip` in a cell runs."""


async def get_transformed_code(*_) -> str:
    return 'await __import__("piplite").install()\n'
