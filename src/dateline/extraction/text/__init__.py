"""A report's text taken apart: paragraphs, sentences, words, quotation marks, datelines, what is not the story."""
