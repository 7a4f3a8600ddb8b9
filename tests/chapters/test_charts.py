"""Pictures of odd names: whatever an outlet is called, drawing it says nothing on the page."""

import warnings
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns

from dateline.chapters.common.charts import canvas, picture, style
from dateline.chapters.locator_map import _towns


def test_a_name_without_a_glyph_or_longer_than_the_picture_is_drawn_in_silence() -> None:
    given = pd.DataFrame(
        {"outlet": ["Dorvik Post " * 25, "\u2400 Herald"], "killed": [3.0, 4.0], "when": ["1 May"] * 2}
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        style()
        grid = sns.relplot(given, x="killed", y="outlet", col="when", height=2.4, aspect=1.2)
        grid.set_axis_labels("killed", "").figure.canvas.draw()
    plt.close(grid.figure)


def test_a_place_of_any_name_leaves_the_map_its_room() -> None:
    """A name that is wider than the picture would leave no room for it, and matplotlib would print a warning into the
    page, with numbers that say no source."""
    names = ("Salby", "the camp of the herders of the upper valley of the river above the ford at Salby " * 3)
    spots: Any = {n: {"name": n, "longitude": 43.0 + k, "latitude": 35.0 + k} for k, n in enumerate(names)}
    with warnings.catch_warnings(), canvas(6.4, 5.4) as (fig, ax):
        warnings.simplefilter("error")
        _towns(ax, spots, set())
        ax.set_aspect(1.2)
        made = picture(fig, "map", "Where", "Dots are places.")
    assert ">Salby<" in made and names[1] not in made and "the camp of the herders" in made
