BEGIN TRANSACTION;
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE "article_versions" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	article_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	title VARCHAR(300) NOT NULL, 
	source TEXT NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	seed INTEGER NOT NULL, 
	facts JSON NOT NULL, 
	activities JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	published_at DATETIME, 
	author VARCHAR(200) DEFAULT '' NOT NULL, 
	origin VARCHAR(500) DEFAULT '' NOT NULL, 
	decisions JSON DEFAULT '{}' NOT NULL, 
	CONSTRAINT fk_article_versions_article_id_articles FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT uq_article_versions_article_id_number UNIQUE (article_id, number)
);
CREATE TABLE "articles" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	slug VARCHAR(120) NOT NULL, 
	created_at DATETIME NOT NULL, 
	owner_id INTEGER, 
	withdrawn_at DATETIME, 
	CONSTRAINT uq_articles_slug UNIQUE (slug), 
	CONSTRAINT fk_articles_owner_id_users FOREIGN KEY(owner_id) REFERENCES users (id) ON DELETE SET NULL
);
CREATE TABLE attempts (
	id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	activity VARCHAR(40) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	mode VARCHAR(16) NOT NULL, 
	seed INTEGER NOT NULL, 
	length INTEGER NOT NULL, 
	retry_of_id INTEGER, 
	started_at DATETIME NOT NULL, 
	finished_at DATETIME, 
	CONSTRAINT pk_attempts PRIMARY KEY (id), 
	CONSTRAINT fk_attempts_retry_of_id_attempts FOREIGN KEY(retry_of_id) REFERENCES attempts (id) ON DELETE SET NULL, 
	CONSTRAINT fk_attempts_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT fk_attempts_version_id_article_versions FOREIGN KEY(version_id) REFERENCES article_versions (id)
);
CREATE TABLE audit_entries (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor VARCHAR(32) NOT NULL, 
	action VARCHAR(40) NOT NULL, 
	subject VARCHAR(80), 
	CONSTRAINT pk_audit_entries PRIMARY KEY (id)
);
CREATE TABLE classes (
	id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	instructor_id INTEGER NOT NULL, 
	join_code VARCHAR(16) NOT NULL, 
	created_at DATETIME NOT NULL, 
	is_demo BOOLEAN NOT NULL, 
	CONSTRAINT pk_classes PRIMARY KEY (id), 
	CONSTRAINT fk_classes_instructor_id_users FOREIGN KEY(instructor_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT uq_classes_join_code UNIQUE (join_code)
);
CREATE TABLE drafts (
	id INTEGER NOT NULL, 
	article_id INTEGER NOT NULL, 
	title VARCHAR(300) NOT NULL, 
	source TEXT NOT NULL, 
	author VARCHAR(200) NOT NULL, 
	origin VARCHAR(500) NOT NULL, 
	left_out JSON NOT NULL, 
	seed INTEGER NOT NULL, 
	text_revision INTEGER NOT NULL, 
	created_by_id INTEGER, 
	created_at DATETIME NOT NULL, 
	updated_by_id INTEGER, 
	updated_at DATETIME NOT NULL, 
	CONSTRAINT pk_drafts PRIMARY KEY (id), 
	CONSTRAINT fk_drafts_article_id_articles FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE, 
	CONSTRAINT fk_drafts_created_by_id_users FOREIGN KEY(created_by_id) REFERENCES users (id) ON DELETE SET NULL, 
	CONSTRAINT fk_drafts_updated_by_id_users FOREIGN KEY(updated_by_id) REFERENCES users (id) ON DELETE SET NULL, 
	CONSTRAINT uq_drafts_article_id UNIQUE (article_id)
);
CREATE TABLE facts (
	version_id INTEGER NOT NULL, 
	fact_id VARCHAR(80) NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	topic VARCHAR(200) NOT NULL, 
	text TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	CONSTRAINT pk_facts PRIMARY KEY (version_id, fact_id), 
	CONSTRAINT fk_facts_version_id_article_versions FOREIGN KEY(version_id) REFERENCES article_versions (id) ON DELETE CASCADE
);
CREATE TABLE items (
	id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	item_id VARCHAR(80) NOT NULL, 
	variant INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	template VARCHAR(80) NOT NULL, 
	topic VARCHAR(200) NOT NULL, 
	register VARCHAR(20) NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_items PRIMARY KEY (id), 
	CONSTRAINT fk_items_version_id_article_versions FOREIGN KEY(version_id) REFERENCES article_versions (id) ON DELETE CASCADE, 
	CONSTRAINT uq_items_version_id_item_id_variant UNIQUE (version_id, item_id, variant)
);
CREATE TABLE knowledge (
	user_id INTEGER NOT NULL, 
	fact_id VARCHAR(80) NOT NULL, 
	asked INTEGER NOT NULL, 
	"right" INTEGER NOT NULL, 
	last_right BOOLEAN NOT NULL, 
	last_at DATETIME NOT NULL, 
	CONSTRAINT pk_knowledge PRIMARY KEY (user_id, fact_id), 
	CONSTRAINT fk_knowledge_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE TABLE memberships (
	class_id INTEGER NOT NULL, 
	user_id INTEGER NOT NULL, 
	joined_at DATETIME NOT NULL, 
	CONSTRAINT pk_memberships PRIMARY KEY (class_id, user_id), 
	CONSTRAINT fk_memberships_class_id_classes FOREIGN KEY(class_id) REFERENCES classes (id) ON DELETE CASCADE, 
	CONSTRAINT fk_memberships_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE TABLE one_time_links (
	id INTEGER NOT NULL, 
	token_digest VARCHAR(64) NOT NULL, 
	purpose VARCHAR(16) NOT NULL, 
	user_id INTEGER, 
	made_by_id INTEGER, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_one_time_links PRIMARY KEY (id), 
	CONSTRAINT fk_one_time_links_made_by_id_users FOREIGN KEY(made_by_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT fk_one_time_links_user_id_users FOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE, 
	CONSTRAINT uq_one_time_links_token_digest UNIQUE (token_digest)
);
CREATE TABLE responses (
	id INTEGER NOT NULL, 
	slot_id INTEGER NOT NULL, 
	try_number INTEGER NOT NULL, 
	answer JSON NOT NULL, 
	score DOUBLE NOT NULL, 
	parts JSON NOT NULL, 
	seconds INTEGER, 
	certainty INTEGER, 
	answered_at DATETIME NOT NULL, 
	CONSTRAINT pk_responses PRIMARY KEY (id), 
	CONSTRAINT fk_responses_slot_id_slots FOREIGN KEY(slot_id) REFERENCES slots (id) ON DELETE CASCADE, 
	CONSTRAINT uq_responses_slot_id_try_number UNIQUE (slot_id, try_number)
);
CREATE TABLE review_decisions (
	draft_id INTEGER NOT NULL, 
	fact_id VARCHAR(80) NOT NULL, 
	verb VARCHAR(16) NOT NULL, 
	body JSON NOT NULL, 
	revision INTEGER NOT NULL, 
	by_id INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_review_decisions PRIMARY KEY (draft_id, fact_id), 
	CONSTRAINT fk_review_decisions_by_id_users FOREIGN KEY(by_id) REFERENCES users (id) ON DELETE SET NULL, 
	CONSTRAINT fk_review_decisions_draft_id_drafts FOREIGN KEY(draft_id) REFERENCES drafts (id) ON DELETE CASCADE
);
CREATE TABLE slots (
	id INTEGER NOT NULL, 
	attempt_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	item_id INTEGER NOT NULL, 
	option_order JSON NOT NULL, 
	group_order JSON NOT NULL, 
	tries INTEGER NOT NULL, 
	score DOUBLE, 
	skipped_at DATETIME, 
	CONSTRAINT pk_slots PRIMARY KEY (id), 
	CONSTRAINT fk_slots_attempt_id_attempts FOREIGN KEY(attempt_id) REFERENCES attempts (id) ON DELETE CASCADE, 
	CONSTRAINT fk_slots_item_id_items FOREIGN KEY(item_id) REFERENCES items (id), 
	CONSTRAINT uq_slots_attempt_id_position UNIQUE (attempt_id, position)
);
CREATE TABLE users (
	id INTEGER NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	email VARCHAR(254), 
	username VARCHAR(64), 
	display_name VARCHAR(80), 
	password_hash VARCHAR(200), 
	session_version INTEGER NOT NULL, 
	language VARCHAR(12), 
	timezone VARCHAR(64), 
	created_at DATETIME NOT NULL, 
	is_demo BOOLEAN NOT NULL, 
	CONSTRAINT pk_users PRIMARY KEY (id), 
	CONSTRAINT ck_users_has_login CHECK (role = 'guest' OR email IS NOT NULL OR username IS NOT NULL), 
	CONSTRAINT uq_users_email UNIQUE (email), 
	CONSTRAINT uq_users_username UNIQUE (username)
);
CREATE INDEX ix_audit_entries_at ON audit_entries (at);
CREATE INDEX ix_users_created_at ON users (created_at);
CREATE INDEX ix_classes_instructor_id ON classes (instructor_id);
CREATE INDEX ix_one_time_links_made_by_id ON one_time_links (made_by_id);
CREATE INDEX ix_one_time_links_user_id ON one_time_links (user_id);
CREATE INDEX ix_attempts_retry_of_id ON attempts (retry_of_id);
CREATE INDEX ix_attempts_user_id_started_at ON attempts (user_id, started_at);
CREATE INDEX ix_items_item_id ON items (item_id);
CREATE INDEX ix_memberships_user_id ON memberships (user_id);
CREATE INDEX ix_slots_item_id ON slots (item_id);
CREATE INDEX ix_articles_owner_id ON articles (owner_id);
CREATE INDEX ix_drafts_created_by_id ON drafts (created_by_id);
CREATE INDEX ix_drafts_updated_by_id ON drafts (updated_by_id);
CREATE INDEX ix_review_decisions_by_id ON review_decisions (by_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('articles',0);
INSERT INTO "sqlite_sequence" VALUES('article_versions',0);
COMMIT;
