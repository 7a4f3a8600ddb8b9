"""What all chapters share: the edition, HTML, charts, wording."""
