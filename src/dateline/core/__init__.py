"""What every other room uses: days, reports, decisions, problems, files, processes. It knows nothing of news."""
