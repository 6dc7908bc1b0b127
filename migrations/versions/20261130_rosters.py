"""Rosters of classes, articles for chosen classes only, and an index of what learners fail

The way down offers nothing to classes alone: such articles are withdrawn rather than shown to all.
"""

from alembic import op
import sqlalchemy as sa

revision = '0020_rosters'
down_revision = '0019_regrades'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('roster_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.Column('login', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(length=160), nullable=False),
    sa.Column('sort_name', sa.String(length=160), nullable=False),
    sa.Column('student_number', sa.String(length=64), nullable=False),
    sa.Column('section', sa.String(length=80), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['class_id'], ['classes.id'], name=op.f('fk_roster_entries_class_id_classes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_roster_entries')),
    sa.UniqueConstraint('class_id', 'login', name=op.f('uq_roster_entries_class_id_login'))
    )
    op.create_index(op.f('ix_roster_entries_login'), 'roster_entries', ['login'])
    op.create_table('article_classes',
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('class_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_article_classes_article_id_articles'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['class_id'], ['classes.id'], name=op.f('fk_article_classes_class_id_classes'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('article_id', 'class_id', name=op.f('pk_article_classes'))
    )
    op.create_index(op.f('ix_article_classes_class_id'), 'article_classes', ['class_id'])
    op.add_column('articles', sa.Column('is_for_classes', sa.Boolean(), server_default=sa.false(), nullable=False))
    is_failed = sa.text('asked - "right" >= 4 AND NOT last_right')
    op.create_index('ix_knowledge_failed', 'knowledge', ['user_id'], sqlite_where=is_failed, postgresql_where=is_failed)


def downgrade() -> None:
    op.drop_index('ix_knowledge_failed', table_name='knowledge')
    op.execute('UPDATE articles SET withdrawn_at = created_at WHERE is_for_classes AND withdrawn_at IS NULL')
    op.drop_column('articles', 'is_for_classes')
    op.drop_table('article_classes')
    op.drop_table('roster_entries')
