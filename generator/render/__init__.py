"""From views to bytes: templates, filters, Markdown and the theme's files."""
