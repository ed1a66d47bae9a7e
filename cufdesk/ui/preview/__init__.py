"""The preview: a document's pages in a window of its own, before it is kept, printed on paper or sent."""
