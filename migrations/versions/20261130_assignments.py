"""Assignments, exceptions from them, late answers, and what an attempt knows of its assignment

The way down loses the assignments; their attempts stay with the learners, told like any other.
"""

from alembic import op
import sqlalchemy as sa

revision = '0017_assignments'
down_revision = '0016_repairs'
branch_labels = None
depends_on = None

_UNIQUE_TRY = 'ix_attempts_assignment_id_user_id_assignment_try'


def upgrade() -> None:
    op.create_table('assignments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('activity', sa.String(length=40), nullable=False),
    sa.Column('topics', sa.JSON(), nullable=False),
    sa.Column('kinds', sa.JSON(), nullable=False),
    sa.Column('length', sa.Integer(), nullable=False),
    sa.Column('form', sa.JSON(), nullable=False),
    sa.Column('form_code', sa.String(length=16), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('is_same_for_all', sa.Boolean(), server_default=sa.true(), nullable=False),
    sa.Column('mode', sa.String(length=16), nullable=False),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('accepts_late', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=True),
    sa.Column('counting', sa.String(length=16), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('telling', sa.String(length=16), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['class_id'], ['classes.id'], name=op.f('fk_assignments_class_id_classes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['version_id'], ['article_versions.id'], name=op.f('fk_assignments_version_id_article_versions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_assignments_made_by_id_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignments')),
    sa.UniqueConstraint('form_code', name=op.f('uq_assignments_form_code'))
    )
    for column in ('class_id', 'version_id', 'made_by_id'):
        op.create_index(op.f(f'ix_assignments_{column}'), 'assignments', [column])
    op.create_table('assignment_exceptions',
    sa.Column('assignment_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('opens_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('extra_minutes', sa.Integer(), server_default='0', nullable=False),
    sa.Column('extra_attempts', sa.Integer(), server_default='0', nullable=False),
    sa.ForeignKeyConstraint(['assignment_id'], ['assignments.id'], name=op.f('fk_assignment_exceptions_assignment_id_assignments'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_assignment_exceptions_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('assignment_id', 'user_id', name=op.f('pk_assignment_exceptions'))
    )
    op.create_index(op.f('ix_assignment_exceptions_user_id'), 'assignment_exceptions', ['user_id'])
    op.create_table('late_answers',
    sa.Column('slot_id', sa.Integer(), nullable=False),
    sa.Column('answer', sa.JSON(), nullable=False),
    sa.Column('score', sa.Double(), nullable=False),
    sa.Column('parts', sa.JSON(), nullable=False),
    sa.Column('certainty', sa.Integer(), nullable=True),
    sa.Column('given_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('came_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['slot_id'], ['slots.id'], name=op.f('fk_late_answers_slot_id_slots'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('slot_id', name=op.f('pk_late_answers'))
    )
    with op.batch_alter_table('attempts') as batch_op:
        batch_op.add_column(sa.Column('assignment_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('assignment_try', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('held_until', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('is_on_paper', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.create_foreign_key(op.f('fk_attempts_assignment_id_assignments'), 'assignments', ['assignment_id'], ['id'], ondelete='SET NULL')
    op.create_index(_UNIQUE_TRY, 'attempts', ['assignment_id', 'user_id', 'assignment_try'], unique=True)
    is_held = sa.text('held_until IS NOT NULL')
    op.create_index('ix_attempts_held', 'attempts', ['user_id'],
                    sqlite_where=is_held, postgresql_where=is_held)


def downgrade() -> None:
    op.drop_index('ix_attempts_held', table_name='attempts')
    op.drop_index(_UNIQUE_TRY, table_name='attempts')
    with op.batch_alter_table('attempts') as batch_op:
        batch_op.drop_constraint(op.f('fk_attempts_assignment_id_assignments'), type_='foreignkey')
        for column in ('assignment_id', 'assignment_try', 'held_until', 'is_on_paper'):
            batch_op.drop_column(column)
    op.drop_table('late_answers')
    op.drop_table('assignment_exceptions')
    op.drop_table('assignments')
