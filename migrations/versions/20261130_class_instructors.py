"""Several instructors of a class, its time zone and end, and what a roster says of its learners

The way down keeps of each class the instructor who was there first; a class without any goes.
"""

from alembic import op
import sqlalchemy as sa

revision = '0015_class_instructors'
down_revision = '0014_given'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('class_instructors',
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['classes.id'], name=op.f('fk_class_instructors_class_id_classes'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_class_instructors_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('class_id', 'user_id', name=op.f('pk_class_instructors'))
    )
    op.create_index(op.f('ix_class_instructors_user_id'), 'class_instructors', ['user_id'])
    op.execute(
        'INSERT INTO class_instructors (class_id, user_id, added_at)'
        ' SELECT id, instructor_id, created_at FROM classes'
    )
    with op.batch_alter_table('classes') as batch_op:
        batch_op.drop_index(op.f('ix_classes_instructor_id'))
        batch_op.drop_constraint(op.f('fk_classes_instructor_id_users'), type_='foreignkey')
        batch_op.drop_column('instructor_id')
        batch_op.add_column(sa.Column('time_zone', sa.String(length=64), server_default='UTC', nullable=False))
        batch_op.add_column(sa.Column('joining_closed_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('archived_at', sa.DateTime(timezone=True), nullable=True))
    for column, length in (('section', 80), ('student_number', 64), ('sort_name', 160)):
        op.add_column('memberships', sa.Column(column, sa.String(length=length), server_default='', nullable=False))


def downgrade() -> None:
    for column in ('section', 'student_number', 'sort_name'):
        op.drop_column('memberships', column)
    op.add_column('classes', sa.Column('instructor_id', sa.Integer(), nullable=True))
    op.execute(
        'UPDATE classes SET instructor_id = (SELECT user_id FROM class_instructors'
        ' WHERE class_id = classes.id ORDER BY added_at, user_id LIMIT 1)'
    )
    orphans = 'SELECT id FROM classes WHERE instructor_id IS NULL'
    for table in ('diary_sharing', 'prescriptions', 'memberships'):
        op.execute(f'DELETE FROM {table} WHERE class_id IN ({orphans})')
    op.execute('DELETE FROM classes WHERE instructor_id IS NULL')
    with op.batch_alter_table('classes') as batch_op:
        batch_op.drop_column('time_zone')
        batch_op.drop_column('joining_closed_at')
        batch_op.drop_column('archived_at')
        batch_op.alter_column('instructor_id', nullable=False)
        batch_op.create_foreign_key(op.f('fk_classes_instructor_id_users'), 'users', ['instructor_id'], ['id'], ondelete='CASCADE')
        batch_op.create_index(op.f('ix_classes_instructor_id'), ['instructor_id'])
    op.drop_table('class_instructors')
