"""What web pages and Word files share: a tree of elements, made into paragraphs and tables in reading order."""
