package hilum.dicom;

import java.util.Optional;

/** Value Representations (DICOM PS3.5 6.2). */
public enum Vr {
    AE(Kind.TEXT),
    AS(Kind.TEXT),
    AT(Kind.INTEGER, 2),
    CS(Kind.TEXT),
    DA(Kind.TEXT),
    DS(Kind.TEXT),
    DT(Kind.TEXT),
    FD(Kind.DECIMAL, 8),
    FL(Kind.DECIMAL, 4),
    IS(Kind.TEXT),
    LO(Kind.TEXT),
    LT(Kind.TEXT),
    OB(Kind.BINARY, 1),
    OD(Kind.BINARY, 8),
    OF(Kind.BINARY, 4),
    OL(Kind.BINARY, 4),
    OV(Kind.BINARY, 8),
    OW(Kind.BINARY, 2),
    PN(Kind.TEXT),
    SH(Kind.TEXT),
    SL(Kind.INTEGER, 4),
    SQ(Kind.ITEMS),
    SS(Kind.INTEGER, 2),
    ST(Kind.TEXT),
    SV(Kind.INTEGER, 8),
    TM(Kind.TEXT),
    UC(Kind.TEXT),
    UI(Kind.TEXT),
    UL(Kind.INTEGER, 4),
    UN(Kind.BINARY, 1),
    UR(Kind.TEXT),
    US(Kind.INTEGER, 2),
    UT(Kind.TEXT),
    UV(Kind.INTEGER, 8);

    /** Which {@link Value} a representation has. */
    public enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        BINARY,
        ITEMS
    }

    private static final Vr[] ALL = values();

    private final Kind kind;
    private final int unitBytes;

    Vr(Kind kind) {
        this(kind, 1);
    }

    Vr(Kind kind, int unitBytes) {
        this.kind = kind;
        this.unitBytes = unitBytes;
    }

    /** The representation of two letters, or empty when they name none. */
    public static Optional<Vr> of(int firstLetter, int secondLetter) {
        for (Vr vr : ALL) {
            if (vr.name().charAt(0) == firstLetter && vr.name().charAt(1) == secondLetter) {
                return Optional.of(vr);
            }
        }
        return Optional.empty();
    }

    /** Which sort of values it holds. */
    public Kind kind() {
        return kind;
    }

    /** Bytes that swap together in big endian; an {@code AT} value is two such units. */
    public int unitBytes() {
        return unitBytes;
    }

    /** Bytes of one number: as {@link #unitBytes()}, 4 for {@code AT}. */
    public int valueBytes() {
        return this == AT ? 4 : unitBytes;
    }

    /** Whether explicit syntaxes write two reserved bytes and a 32-bit length (DICOM PS3.5 7.1.2). */
    public boolean hasLongLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
            case AE, AS, AT, CS, DA, DS, DT, FD, FL, IS, LO, LT, PN, SH, SL, SS, ST, TM, UI, UL, US -> false;
        };
    }

    /** Whether the Specific Character Set applies. */
    public boolean usesCharacterSet() {
        return switch (this) {
            case LO, LT, PN, SH, ST, UC, UT -> true;
            case AE, AS, AT, CS, DA, DS, DT, FD, FL, IS, OB, OD, OF, OL, OV, OW -> false;
            case SL, SQ, SS, SV, TM, UI, UL, UN, UR, US, UV -> false;
        };
    }

    /** Whether a backslash separates values. */
    public boolean isMultiValued() {
        return kind == Kind.TEXT && this != LT && this != ST && this != UT && this != UR;
    }
}
