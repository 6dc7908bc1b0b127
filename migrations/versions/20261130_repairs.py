"""Databases made while older migrations were still being edited get what those editions lacked

Each step looks before it adds: on all other databases this changes nothing, and the way down has
nothing to take back.
"""

from alembic import op
import sqlalchemy as sa

revision = '0016_repairs'
down_revision = '0015_class_instructors'
branch_labels = None
depends_on = None

_DOUBLES = {
    'item_difficulties': ('shift',),
    'knowledge': ('luck', 'stability', 'difficulty'),
    'users': ('ability',),
}


def upgrade() -> None:
    if 'made_by_id' not in _columns('one_time_links'):
        with op.batch_alter_table('one_time_links') as batch_op:
            batch_op.add_column(sa.Column('made_by_id', sa.Integer(), nullable=True))
            batch_op.create_foreign_key(op.f('fk_one_time_links_made_by_id_users'), 'users', ['made_by_id'], ['id'], ondelete='CASCADE')
        op.create_index(op.f('ix_one_time_links_made_by_id'), 'one_time_links', ['made_by_id'])
    # That something may be unpublished, and that nobody wrote down what a fact said, is always true.
    _add('drafts', sa.Column('is_changed', sa.Boolean(), nullable=False), sa.true())
    _add('review_decisions', sa.Column('text', sa.Text(), nullable=False), "''")
    _add('users', sa.Column('forgetting', sa.Text(), nullable=True))
    for table, columns in _DOUBLES.items():
        found = _columns(table)
        single = [name for name in columns if not _is_double(found[name]['type'])]
        if single:
            with op.batch_alter_table(table) as batch_op:
                for name in single:
                    batch_op.alter_column(name, type_=sa.Double(), existing_nullable=found[name]['nullable'])


def downgrade() -> None:
    pass


def _columns(table: str) -> dict:
    return {column['name']: column for column in sa.inspect(op.get_bind()).get_columns(table)}


def _is_double(kind: object) -> bool:
    """PostgreSQL tells a double as a float of 53 bits."""
    return isinstance(kind, sa.Double) or getattr(kind, 'precision', None) == 53


def _add(table: str, column: sa.Column, value: object = None) -> None:
    """Adds a column where it is missing, with this value in the rows that are there."""
    if column.name in _columns(table):
        return
    if value is None:
        op.add_column(table, column)
        return
    column.server_default = sa.DefaultClause(sa.text(str(value)) if isinstance(value, str) else value)
    with op.batch_alter_table(table) as batch_op:
        batch_op.add_column(column)
    with op.batch_alter_table(table) as batch_op:
        batch_op.alter_column(column.name, server_default=None)
