"""Where Alembic begins: it is handed a connection, in a transaction that its caller ends."""

from alembic import context

settings = context.config.attributes
context.configure(
    connection=settings["connection"], version_table=settings["version_table"], transactional_ddl=False
)
context.run_migrations()
