-- What a reader's side may read.
CREATE TABLE reading (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL UNIQUE COLLATE NOCASE,
    task       TEXT    NOT NULL,
    created_ms INTEGER NOT NULL
) STRICT;

CREATE TABLE reading_case (
    id         INTEGER PRIMARY KEY,
    reading_id INTEGER NOT NULL REFERENCES reading,
    name       TEXT    NOT NULL,
    indication TEXT    NOT NULL,
    task_input TEXT    NOT NULL,
    UNIQUE (reading_id, name)
) STRICT;

CREATE TABLE case_picture (
    case_id INTEGER NOT NULL REFERENCES reading_case,
    ordinal INTEGER NOT NULL,
    path    TEXT    NOT NULL,
    PRIMARY KEY (case_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE sitting (
    id         INTEGER PRIMARY KEY,
    reading_id INTEGER NOT NULL REFERENCES reading,
    ordinal    INTEGER NOT NULL,
    reader     TEXT    NOT NULL COLLATE NOCASE,
    UNIQUE (reading_id, ordinal),
    UNIQUE (reading_id, reader)
) STRICT;

-- Both reports as this reader sees them: nothing here needs the key.
CREATE TABLE sitting_place (
    sitting_id INTEGER NOT NULL REFERENCES sitting,
    number     INTEGER NOT NULL,
    case_id    INTEGER NOT NULL REFERENCES reading_case,
    report_1   TEXT    NOT NULL,
    report_2   TEXT    NOT NULL,
    PRIMARY KEY (sitting_id, number),
    UNIQUE (sitting_id, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
    sitting_id   INTEGER NOT NULL,
    number       INTEGER NOT NULL,
    cannot_judge TEXT    NOT NULL,
    comment      TEXT    NOT NULL,
    active_ms    INTEGER NOT NULL CHECK (active_ms >= 0),
    committed_ms INTEGER NOT NULL,
    PRIMARY KEY (sitting_id, number),
    FOREIGN KEY (sitting_id, number) REFERENCES sitting_place
) STRICT, WITHOUT ROWID;

CREATE TABLE rating_answer (
    sitting_id INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    attribute  TEXT    NOT NULL,
    shown      INTEGER NOT NULL CHECK (shown BETWEEN 1 AND 5),
    PRIMARY KEY (sitting_id, number, attribute),
    FOREIGN KEY (sitting_id, number) REFERENCES rating
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    sitting_id INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    comment    TEXT    NOT NULL,
    active_ms  INTEGER NOT NULL,
    PRIMARY KEY (sitting_id, number),
    FOREIGN KEY (sitting_id, number) REFERENCES sitting_place
) STRICT, WITHOUT ROWID;

CREATE TABLE draft_answer (
    sitting_id INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    attribute  TEXT    NOT NULL,
    shown      INTEGER NOT NULL CHECK (shown BETWEEN 1 AND 5),
    PRIMARY KEY (sitting_id, number, attribute),
    FOREIGN KEY (sitting_id, number) REFERENCES draft ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- The key: only the coordinator's side reads it.
CREATE TABLE key_protocol (
    reading_id INTEGER PRIMARY KEY REFERENCES reading,
    seed       INTEGER NOT NULL,
    arm_a      TEXT    NOT NULL,
    arm_b      TEXT    NOT NULL
) STRICT;

CREATE TABLE key_text (
    case_id INTEGER PRIMARY KEY REFERENCES reading_case,
    text_a  TEXT    NOT NULL,
    text_b  TEXT    NOT NULL
) STRICT;

CREATE TABLE key_side (
    sitting_id INTEGER NOT NULL REFERENCES sitting,
    case_id    INTEGER NOT NULL REFERENCES reading_case,
    side       TEXT    NOT NULL,
    PRIMARY KEY (sitting_id, case_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE key_opening (
    id         INTEGER PRIMARY KEY,
    reading_id INTEGER NOT NULL REFERENCES reading,
    opened_ms  INTEGER NOT NULL,
    reason     TEXT    NOT NULL
) STRICT;

-- What was committed or logged is final.
CREATE TRIGGER rating_is_final BEFORE UPDATE ON rating BEGIN SELECT RAISE(ABORT, 'a rating is final'); END;
CREATE TRIGGER rating_stays BEFORE DELETE ON rating BEGIN SELECT RAISE(ABORT, 'a rating stays'); END;
CREATE TRIGGER answer_is_final BEFORE UPDATE ON rating_answer BEGIN SELECT RAISE(ABORT, 'an answer is final'); END;
CREATE TRIGGER answer_stays BEFORE DELETE ON rating_answer BEGIN SELECT RAISE(ABORT, 'an answer stays'); END;
CREATE TRIGGER opening_is_final BEFORE UPDATE ON key_opening BEGIN SELECT RAISE(ABORT, 'an entry is final'); END;
CREATE TRIGGER opening_stays BEFORE DELETE ON key_opening BEGIN SELECT RAISE(ABORT, 'an entry stays'); END;
