"""Overrides of marks, comments on answers, messages to learners, and whom an audit entry is about

The way down leaves the marks as the overrides made them: answers keep their first scores.
"""

from alembic import op
import sqlalchemy as sa

revision = '0019_regrades'
down_revision = '0018_live'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('regrades',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=True),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('verb', sa.Enum('key', 'drop', 'full', name='verb', native_enum=False, length=16), nullable=False),
    sa.Column('accepted', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('reason', sa.String(length=500), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('undone_by_id', sa.Integer(), nullable=True),
    sa.Column('undone_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['class_id'], ['classes.id'], name=op.f('fk_regrades_class_id_classes'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['item_id'], ['items.id'], name=op.f('fk_regrades_item_id_items'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['made_by_id'], ['users.id'], name=op.f('fk_regrades_made_by_id_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['undone_by_id'], ['users.id'], name=op.f('fk_regrades_undone_by_id_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regrades'))
    )
    op.create_index('ix_regrades_class_id_item_id', 'regrades', ['class_id', 'item_id'])
    op.create_index(op.f('ix_regrades_item_id'), 'regrades', ['item_id'])
    op.create_index(op.f('ix_regrades_made_by_id'), 'regrades', ['made_by_id'])
    op.create_index(op.f('ix_regrades_undone_by_id'), 'regrades', ['undone_by_id'])
    op.create_table('regraded_slots',
    sa.Column('regrade_id', sa.Integer(), nullable=False),
    sa.Column('slot_id', sa.Integer(), nullable=False),
    sa.Column('before', sa.Double(), nullable=True),
    sa.Column('after', sa.Double(), nullable=True),
    sa.ForeignKeyConstraint(['regrade_id'], ['regrades.id'], name=op.f('fk_regraded_slots_regrade_id_regrades'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['slot_id'], ['slots.id'], name=op.f('fk_regraded_slots_slot_id_slots'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('regrade_id', 'slot_id', name=op.f('pk_regraded_slots'))
    )
    op.create_index(op.f('ix_regraded_slots_slot_id'), 'regraded_slots', ['slot_id'])
    op.add_column('slots', sa.Column('is_dropped', sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column('slots', sa.Column('regrade_id', sa.Integer(), nullable=True))
    op.create_table('answer_comments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('slot_id', sa.Integer(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_answer_comments_author_id_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['slot_id'], ['slots.id'], name=op.f('fk_answer_comments_slot_id_slots'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer_comments')),
    sa.UniqueConstraint('slot_id', 'author_id', name=op.f('uq_answer_comments_slot_id_author_id'))
    )
    op.create_index(op.f('ix_answer_comments_author_id'), 'answer_comments', ['author_id'])
    op.create_table('class_messages',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_class_messages_author_id_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['class_id'], ['classes.id'], name=op.f('fk_class_messages_class_id_classes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_class_messages'))
    )
    op.create_index(op.f('ix_class_messages_author_id'), 'class_messages', ['author_id'])
    op.create_index(op.f('ix_class_messages_class_id'), 'class_messages', ['class_id'])
    op.create_table('class_message_recipients',
    sa.Column('message_id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('dismissed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['message_id'], ['class_messages.id'], name=op.f('fk_class_message_recipients_message_id_class_messages'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_class_message_recipients_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('message_id', 'user_id', name=op.f('pk_class_message_recipients'))
    )
    op.create_index(op.f('ix_class_message_recipients_user_id'), 'class_message_recipients', ['user_id'])
    stands = sa.text('dismissed_at IS NULL')
    op.create_index('ix_class_message_recipients_standing', 'class_message_recipients', ['user_id'], sqlite_where=stands, postgresql_where=stands)
    op.add_column('audit_entries', sa.Column('learner', sa.String(length=32), nullable=True))
    op.add_column('audit_entries', sa.Column('detail', sa.String(length=200), server_default='', nullable=False))
    op.create_index(op.f('ix_audit_entries_subject'), 'audit_entries', ['subject'])


def downgrade() -> None:
    op.drop_index(op.f('ix_audit_entries_subject'), 'audit_entries')
    op.drop_column('audit_entries', 'detail')
    op.drop_column('audit_entries', 'learner')
    op.drop_table('class_message_recipients')
    op.drop_table('class_messages')
    op.drop_table('answer_comments')
    op.drop_column('slots', 'regrade_id')
    op.drop_column('slots', 'is_dropped')
    op.drop_table('regraded_slots')
    op.drop_table('regrades')
