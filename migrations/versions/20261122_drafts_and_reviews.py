"""Drafts and reviews

The way down keeps every text, and offers nothing that was not offered. A working copy that is no
version becomes one that is not published, and so do all versions of an article that was withdrawn;
the way up makes a working copy of it again. What the older tables have no place for is lost: what
reviewers decided about facts (published versions keep the facts that came of it), who brought an
article, authors and sources, the lines that the reader left out, and when what was withdrawn had
been published.
"""

from alembic import op
import sqlalchemy as sa

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with _changed('articles', sqlite_autoincrement=True) as batch_op:
        batch_op.add_column(sa.Column('owner_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('withdrawn_at', sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f('ix_articles_owner_id'), ['owner_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_articles_owner_id_users'), 'users', ['owner_id'], ['id'], ondelete='SET NULL')

    with _changed('article_versions', sqlite_autoincrement=True) as batch_op:
        batch_op.add_column(sa.Column('author', sa.String(length=200), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('origin', sa.String(length=500), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('decisions', sa.JSON(), nullable=False, server_default='{}'))

    op.create_table('drafts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('origin', sa.String(length=500), nullable=False),
    sa.Column('left_out', sa.JSON(), nullable=False),
    sa.Column('seed', sa.Integer(), nullable=False),
    sa.Column('text_revision', sa.Integer(), nullable=False),
    sa.Column('is_changed', sa.Boolean(), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_by_id', sa.Integer(), nullable=True),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_drafts_article_id_articles'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['created_by_id'], ['users.id'], name=op.f('fk_drafts_created_by_id_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['updated_by_id'], ['users.id'], name=op.f('fk_drafts_updated_by_id_users'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_drafts')),
    sa.UniqueConstraint('article_id', name=op.f('uq_drafts_article_id'))
    )
    with op.batch_alter_table('drafts', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_drafts_created_by_id'), ['created_by_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_drafts_updated_by_id'), ['updated_by_id'], unique=False)

    op.create_table('review_decisions',
    sa.Column('draft_id', sa.Integer(), nullable=False),
    sa.Column('fact_id', sa.String(length=80), nullable=False),
    sa.Column('verb', sa.String(length=16), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_review_decisions_by_id_users'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['draft_id'], ['drafts.id'], name=op.f('fk_review_decisions_draft_id_drafts'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('draft_id', 'fact_id', name=op.f('pk_review_decisions'))
    )
    with op.batch_alter_table('review_decisions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_review_decisions_by_id'), ['by_id'], unique=False)

    # Each article has a working copy: that of an older one begins with its newest version. One
    # that the way down kept as a version is a working copy again.
    op.execute("""
        INSERT INTO drafts (article_id, title, source, author, origin, left_out, seed,
                            text_revision, is_changed, created_at, updated_at)
        SELECT article_id, title, source, author, origin, '[]', seed, 1, published_at IS NULL,
               created_at, created_at
        FROM article_versions AS newest
        WHERE number = (SELECT max(number) FROM article_versions
                        WHERE article_id = newest.article_id)
    """)
    op.execute("DELETE FROM article_versions WHERE sha256 = 'draft'")


def downgrade() -> None:
    # No text has this digest, so that nobody takes the version for one with facts and items.
    op.execute("""
        INSERT INTO article_versions (article_id, number, title, source, sha256, seed, facts,
                                      activities, created_at, published_at)
        SELECT article_id, 1 + coalesce((SELECT max(number) FROM article_versions AS older
                                         WHERE older.article_id = drafts.article_id), 0),
               title, source, 'draft', seed, '{}', '[]', updated_at, NULL
        FROM drafts
        WHERE NOT EXISTS (
            SELECT 1 FROM article_versions AS newest
            WHERE newest.article_id = drafts.article_id AND newest.source = drafts.source
              AND newest.title = drafts.title AND newest.number = (
                  SELECT max(number) FROM article_versions AS older
                  WHERE older.article_id = drafts.article_id))
    """)
    op.execute("""
        UPDATE article_versions SET published_at = NULL
        WHERE article_id IN (SELECT id FROM articles WHERE withdrawn_at IS NOT NULL)
    """)
    op.drop_table('review_decisions')
    op.drop_table('drafts')
    with _changed('article_versions') as batch_op:
        batch_op.drop_column('decisions')
        batch_op.drop_column('origin')
        batch_op.drop_column('author')

    with _changed('articles') as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_articles_owner_id_users'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_articles_owner_id'))
        batch_op.drop_column('withdrawn_at')
        batch_op.drop_column('owner_id')


def _changed(table, **table_kwargs):
    """SQLite makes the table anew: that is the only way to how it numbers its rows."""
    is_sqlite = op.get_bind().dialect.name == 'sqlite'
    return op.batch_alter_table(
        table, recreate='always' if is_sqlite else 'never', table_kwargs=table_kwargs
    )
