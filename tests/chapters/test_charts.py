"""Pictures of odd names: whatever an outlet is called, drawing it says nothing on the page."""

import warnings

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns

from dateline.chapters.common.charts import style


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
