package hilum.dicom.codec;

import java.util.Optional;

/** What the first bytes of a compressed stream say that it is. */
enum StreamFamily {
    JPEG("JPEG"),
    JPEG_LS("JPEG-LS"),
    JPEG_2000("JPEG 2000");

    private static final byte[] CODESTREAM = {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51};
    private static final byte[] JP2_SIGNATURE = {0, 0, 0, 12, 'j', 'P', ' ', ' '};
    private static final byte[] START_OF_IMAGE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final int SOF55 = 0xF7;
    private static final int SOS = 0xDA;

    private final String words;

    StreamFamily(String words) {
        this.words = words;
    }

    /** For messages. */
    @Override
    public String toString() {
        return words;
    }

    /** The family; empty for streams without a signature, as those of RLE. */
    static Optional<StreamFamily> of(byte[] stream) {
        if (begins(stream, CODESTREAM) || begins(stream, JP2_SIGNATURE)) {
            return Optional.of(JPEG_2000);
        }
        if (!begins(stream, START_OF_IMAGE)) {
            return Optional.empty();
        }
        int at = START_OF_IMAGE.length - 1;
        while (at + 3 < stream.length && stream[at] == (byte) 0xFF) {
            int code = stream[at + 1] & 0xFF;
            if (code == SOF55) {
                return Optional.of(JPEG_LS);
            }
            if (JpegHeader.isStartOfFrame(code)) {
                return Optional.of(JPEG);
            }
            if (code == SOS) {
                break;
            }
            at += code == 0xFF ? 1 : 2 + ((stream[at + 2] & 0xFF) << 8 | (stream[at + 3] & 0xFF));
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] stream, byte[] with) {
        if (stream.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (stream[i] != with[i]) {
                return false;
            }
        }
        return true;
    }
}
