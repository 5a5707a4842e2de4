-- Version 2: designs, several tasks, log-ins and packages; the key leaves the file. What version 1 held is carried over.
ALTER TABLE reading RENAME TO v1_reading;
ALTER TABLE reading_case RENAME TO v1_reading_case;
ALTER TABLE case_picture RENAME TO v1_case_picture;
ALTER TABLE sitting RENAME TO v1_sitting;
ALTER TABLE sitting_place RENAME TO v1_sitting_place;
ALTER TABLE rating RENAME TO v1_rating;
ALTER TABLE rating_answer RENAME TO v1_rating_answer;
ALTER TABLE draft RENAME TO v1_draft;
ALTER TABLE draft_answer RENAME TO v1_draft_answer;

-- hash: of the frozen protocol, empty for readings of version 1. station: the reader whose package it came with, empty where it was frozen.
CREATE TABLE study (
    id              INTEGER PRIMARY KEY,
    name            TEXT    NOT NULL COLLATE NOCASE,
    version         INTEGER NOT NULL,
    hash            TEXT    NOT NULL,
    design          TEXT    NOT NULL,
    tasks           TEXT    NOT NULL,
    station         TEXT    NOT NULL COLLATE NOCASE,
    coordinator_key TEXT    NOT NULL,
    created_ms      INTEGER NOT NULL,
    unblinded_ms    INTEGER,
    log_head        TEXT    NOT NULL DEFAULT '',
    UNIQUE (name, version, station)
) STRICT;

CREATE TABLE study_case (
    id         INTEGER PRIMARY KEY,
    study_id   INTEGER NOT NULL REFERENCES study,
    code       TEXT    NOT NULL,
    task       TEXT    NOT NULL,
    indication TEXT    NOT NULL,
    task_input TEXT    NOT NULL,
    UNIQUE (study_id, code)
) STRICT;

CREATE TABLE study_picture (
    case_id INTEGER NOT NULL REFERENCES study_case,
    ordinal INTEGER NOT NULL,
    path    TEXT    NOT NULL,
    PRIMARY KEY (case_id, ordinal)
) STRICT, WITHOUT ROWID;

-- protocol: the reader's part as JSON, empty for version 1. sealed_key: signs results, opens with the PIN, empty for version 1.
CREATE TABLE sitting (
    id              INTEGER PRIMARY KEY,
    study_id        INTEGER NOT NULL REFERENCES study,
    ordinal         INTEGER NOT NULL,
    reader          TEXT    NOT NULL COLLATE NOCASE,
    protocol        TEXT    NOT NULL,
    reader_key      TEXT    NOT NULL,
    sealed_key      TEXT    NOT NULL,
    has_pin         INTEGER NOT NULL,
    failures        INTEGER NOT NULL DEFAULT 0,
    next_attempt_ms INTEGER NOT NULL DEFAULT 0,
    adjudicator     INTEGER NOT NULL,
    primary_count   INTEGER NOT NULL,
    collected_ms    INTEGER,
    UNIQUE (study_id, ordinal),
    UNIQUE (study_id, reader)
) STRICT;

-- Both texts as this reader sees them, or one draft.
CREATE TABLE place (
    sitting_id INTEGER NOT NULL REFERENCES sitting,
    number     INTEGER NOT NULL,
    case_id    INTEGER NOT NULL REFERENCES study_case,
    period     INTEGER NOT NULL,
    training   INTEGER NOT NULL,
    feedback   TEXT    NOT NULL,
    report_1   TEXT    NOT NULL,
    report_2   TEXT    NOT NULL,
    asked      INTEGER NOT NULL,
    PRIMARY KEY (sitting_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
    sitting_id      INTEGER NOT NULL,
    number          INTEGER NOT NULL,
    cannot_judge    TEXT    NOT NULL,
    comment         TEXT    NOT NULL,
    active_ms       INTEGER NOT NULL CHECK (active_ms >= 0),
    committed_ms    INTEGER NOT NULL,
    first_answer_ms INTEGER NOT NULL,
    changes         INTEGER NOT NULL,
    PRIMARY KEY (sitting_id, number),
    FOREIGN KEY (sitting_id, number) REFERENCES place
) STRICT, WITHOUT ROWID;

CREATE TABLE rating_answer (
    sitting_id INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    question   TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    PRIMARY KEY (sitting_id, number, question),
    FOREIGN KEY (sitting_id, number) REFERENCES rating
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    sitting_id      INTEGER NOT NULL,
    number          INTEGER NOT NULL,
    comment         TEXT    NOT NULL,
    active_ms       INTEGER NOT NULL,
    first_answer_ms INTEGER NOT NULL,
    changes         INTEGER NOT NULL,
    PRIMARY KEY (sitting_id, number),
    FOREIGN KEY (sitting_id, number) REFERENCES place
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_answer (
    sitting_id INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    question   TEXT    NOT NULL,
    value      TEXT    NOT NULL,
    PRIMARY KEY (sitting_id, number, question),
    FOREIGN KEY (sitting_id, number) REFERENCES draft ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE look (
    id            INTEGER PRIMARY KEY,
    sitting_id    INTEGER NOT NULL,
    number        INTEGER NOT NULL,
    at_ms         INTEGER NOT NULL,
    picture       INTEGER NOT NULL,
    window_centre REAL    NOT NULL,
    window_width  REAL    NOT NULL,
    zoom          REAL    NOT NULL,
    FOREIGN KEY (sitting_id, number) REFERENCES place
) STRICT;

CREATE INDEX look_by_place ON look (sitting_id, number);

CREATE TABLE guess (
    sitting_id INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    guess      TEXT    NOT NULL,
    PRIMARY KEY (sitting_id, number),
    FOREIGN KEY (sitting_id, number) REFERENCES place
) STRICT, WITHOUT ROWID;

-- What a reader did that the coordinator should know. logged: it is in the reading's log.
CREATE TABLE event (
    id         INTEGER PRIMARY KEY,
    sitting_id INTEGER NOT NULL REFERENCES sitting,
    at_ms      INTEGER NOT NULL,
    what       TEXT    NOT NULL,
    logged     INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The key of readings of version 1, till a pass phrase seals it.
CREATE TABLE v1_key (
    study_id INTEGER PRIMARY KEY REFERENCES study,
    seed     INTEGER NOT NULL,
    first    TEXT    NOT NULL,
    second   TEXT    NOT NULL
) STRICT;

CREATE TABLE v1_key_text (
    case_id INTEGER PRIMARY KEY REFERENCES study_case,
    name    TEXT    NOT NULL,
    first   TEXT    NOT NULL,
    second  TEXT    NOT NULL
) STRICT;

CREATE TABLE v1_key_side (
    sitting_id INTEGER NOT NULL REFERENCES sitting,
    number     INTEGER NOT NULL,
    case_id    INTEGER NOT NULL REFERENCES study_case,
    side       TEXT    NOT NULL,
    PRIMARY KEY (sitting_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE v1_key_opening (
    id        INTEGER PRIMARY KEY,
    study_id  INTEGER NOT NULL REFERENCES study,
    opened_ms INTEGER NOT NULL,
    reason    TEXT    NOT NULL
) STRICT;

INSERT INTO study (id, name, version, hash, design, tasks, station, coordinator_key, created_ms, unblinded_ms)
    SELECT id, name, 1, '', 'COMPARATIVE', task, '', '', created_ms,
           (SELECT min(opened_ms) FROM key_opening o WHERE o.reading_id = r.id)
      FROM v1_reading r;
INSERT INTO study_case (id, study_id, code, task, indication, task_input)
    SELECT c.id, c.reading_id, 'case-' || c.id, r.task, c.indication, c.task_input
      FROM v1_reading_case c JOIN v1_reading r ON r.id = c.reading_id;
INSERT INTO study_picture SELECT case_id, ordinal, path FROM v1_case_picture;
INSERT INTO sitting (id, study_id, ordinal, reader, protocol, reader_key, sealed_key, has_pin, adjudicator, primary_count)
    SELECT id, reading_id, ordinal, reader, '', '', '', 0, 0,
           (SELECT count(*) FROM v1_sitting_place p WHERE p.sitting_id = s.id)
      FROM v1_sitting s;
INSERT INTO place SELECT sitting_id, number, case_id, 1, 0, '', report_1, report_2, 0 FROM v1_sitting_place;
INSERT INTO rating SELECT sitting_id, number, cannot_judge, comment, active_ms, committed_ms, 0, 0 FROM v1_rating;
INSERT INTO rating_answer SELECT sitting_id, number, lower(attribute), CAST(shown AS TEXT) FROM v1_rating_answer;
INSERT INTO draft SELECT sitting_id, number, comment, active_ms, 0, 0 FROM v1_draft;
INSERT INTO draft_answer SELECT sitting_id, number, lower(attribute), CAST(shown AS TEXT) FROM v1_draft_answer;
INSERT INTO v1_key SELECT reading_id, seed, arm_a, arm_b FROM key_protocol;
INSERT INTO v1_key_text SELECT k.case_id, c.name, k.text_a, k.text_b FROM key_text k JOIN v1_reading_case c ON c.id = k.case_id;
INSERT INTO v1_key_side
    SELECT k.sitting_id, p.number, k.case_id, k.side
      FROM key_side k JOIN v1_sitting_place p ON p.sitting_id = k.sitting_id AND p.case_id = k.case_id;
INSERT INTO v1_key_opening SELECT id, reading_id, opened_ms, reason FROM key_opening;

DROP TABLE key_opening;
DROP TABLE key_side;
DROP TABLE key_text;
DROP TABLE key_protocol;
DROP TABLE v1_draft_answer;
DROP TABLE v1_draft;
DROP TABLE v1_rating_answer;
DROP TABLE v1_rating;
DROP TABLE v1_sitting_place;
DROP TABLE v1_sitting;
DROP TABLE v1_case_picture;
DROP TABLE v1_reading_case;
DROP TABLE v1_reading;

-- What was committed is final, and what was done stays done.
CREATE TRIGGER rating_is_final BEFORE UPDATE ON rating BEGIN SELECT RAISE(ABORT, 'a rating is final'); END;
CREATE TRIGGER rating_stays BEFORE DELETE ON rating BEGIN SELECT RAISE(ABORT, 'a rating stays'); END;
CREATE TRIGGER answer_is_final BEFORE UPDATE ON rating_answer BEGIN SELECT RAISE(ABORT, 'an answer is final'); END;
CREATE TRIGGER answer_stays BEFORE DELETE ON rating_answer BEGIN SELECT RAISE(ABORT, 'an answer stays'); END;
CREATE TRIGGER guess_is_final BEFORE UPDATE ON guess BEGIN SELECT RAISE(ABORT, 'a guess is final'); END;
CREATE TRIGGER guess_stays BEFORE DELETE ON guess BEGIN SELECT RAISE(ABORT, 'a guess stays'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event stays'); END;
CREATE TRIGGER place_is_final BEFORE UPDATE ON place BEGIN SELECT RAISE(ABORT, 'a place is final'); END;
CREATE TRIGGER place_stays BEFORE DELETE ON place BEGIN SELECT RAISE(ABORT, 'a place stays'); END;
CREATE TRIGGER unblinded_is_final BEFORE UPDATE OF unblinded_ms ON study WHEN OLD.unblinded_ms IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'an unblinding is final'); END;
