from pathlib import Path
def resources():
    return Path(__file__).parents[1]/"resources"
