"""The archive: issues kept, found again and proved whole. A Django app on SQLite or PostgreSQL."""
