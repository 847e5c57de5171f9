"""The columns of tables: where the header stands and what each column means."""
