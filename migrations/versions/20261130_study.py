"""Bookmarks and notes, what learners say of flashcards, addresses of calendars

The way down loses all three.
"""

from alembic import op
import sqlalchemy as sa

revision = '0011_study'
down_revision = '0010_exam_time'
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table('notes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=80), nullable=False),
    sa.Column('item_id', sa.String(length=80), nullable=True),
    sa.Column('fact_id', sa.String(length=80), nullable=True),
    sa.Column('slot_id', sa.Integer(), nullable=True),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.Column('quote', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('created_at', _MOMENT, nullable=False),
    sa.Column('changed_at', _MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_notes_user_id_users'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_notes_article_id_articles'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['version_id'], ['article_versions.id'], name=op.f('fk_notes_version_id_article_versions'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['slot_id'], ['slots.id'], name=op.f('fk_notes_slot_id_slots'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notes')),
    sa.UniqueConstraint('user_id', 'article_id', 'key', name=op.f('uq_notes_user_id_article_id_key'))
    )
    for column in ('article_id', 'version_id', 'slot_id'):
        op.create_index(op.f(f'ix_notes_{column}'), 'notes', [column])
    op.create_table('self_reports',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('fact_id', sa.String(length=80), nullable=False),
    sa.Column('rating', sa.Integer(), nullable=False),
    sa.Column('at', _MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_self_reports_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', 'fact_id', name=op.f('pk_self_reports'))
    )
    op.create_table('calendar_feeds',
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('token', sa.String(length=32), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('created_at', _MOMENT, nullable=False),
    sa.Column('changed_at', _MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['users.id'], name=op.f('fk_calendar_feeds_user_id_users'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('user_id', name=op.f('pk_calendar_feeds')),
    sa.UniqueConstraint('token', name=op.f('uq_calendar_feeds_token'))
    )


def downgrade() -> None:
    for table in ('calendar_feeds', 'self_reports', 'notes'):
        op.drop_table(table)
