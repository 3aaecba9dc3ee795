-- What the reading wing needs: lists that begin anywhere without counting to there, and names found by any of their words.

CREATE INDEX "stories_latest" ON "stories" (coalesce("last", '') DESC, "story_id");
CREATE INDEX "claims_status" ON "claims" ("status", "story_id");
CREATE INDEX "documents_shown" ON "documents" ("document_id", "published", "outlet");
CREATE INDEX "documents_outlet" ON "documents" ("outlet", "document_id") WHERE "outlet" IS NOT NULL;
CREATE INDEX "entities_country" ON "entities" ("country", "entity_id") WHERE "country" IS NOT NULL;
CREATE INDEX "quantities_counted" ON "quantities" ("counted") WHERE "counted" IS NOT NULL;
CREATE INDEX "event_mentions_event" ON "event_mentions" ("event");

-- The number under which the index of names knows an actor (a rowid may change, this may not).
CREATE TABLE "_actors" (
  "number" INTEGER PRIMARY KEY,
  "entity_id" TEXT NOT NULL UNIQUE REFERENCES "entities" ("entity_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE VIEW "_named" AS SELECT "number", "name", "titles" FROM "_actors" JOIN "entities" USING ("entity_id");

CREATE VIRTUAL TABLE "_names" USING fts5 (
  "name", "titles", content = '_named', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER "_names_insert" AFTER INSERT ON "entities" BEGIN
  INSERT INTO "_actors" ("entity_id") VALUES (new."entity_id");
  INSERT INTO "_names" ("rowid", "name", "titles")
    SELECT "number", new."name", new."titles" FROM "_actors" WHERE "entity_id" = new."entity_id";
END;

CREATE TRIGGER "_names_delete" BEFORE DELETE ON "entities" BEGIN
  INSERT INTO "_names" ("_names", "rowid", "name", "titles")
    SELECT 'delete', "number", old."name", old."titles" FROM "_actors" WHERE "entity_id" = old."entity_id";
END;

CREATE TRIGGER "_names_update" AFTER UPDATE OF "name", "titles" ON "entities"
  WHEN old."name" <> new."name" OR old."titles" <> new."titles" BEGIN
  INSERT INTO "_names" ("_names", "rowid", "name", "titles")
    SELECT 'delete', "number", old."name", old."titles" FROM "_actors" WHERE "entity_id" = old."entity_id";
  INSERT INTO "_names" ("rowid", "name", "titles")
    SELECT "number", new."name", new."titles" FROM "_actors" WHERE "entity_id" = new."entity_id";
END;

INSERT INTO "_actors" ("entity_id") SELECT "entity_id" FROM "entities" ORDER BY "entity_id";
INSERT INTO "_names" ("_names") VALUES ('rebuild');
