"""Publishing: tables into pages, notebooks through papermill, pages through Jupyter Book, the site swapped in."""
