// Which published edition these pages are of; `dateline publish` writes it. A book that is only built is of none.
window.datelineEdition = null;
