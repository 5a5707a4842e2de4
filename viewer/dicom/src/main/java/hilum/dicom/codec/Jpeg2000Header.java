package hilum.dicom.codec;

import hilum.dicom.DicomException;
import hilum.dicom.PixelLayout;
import java.nio.ByteBuffer;

/**
 * The SIZ segment of a JPEG 2000 codestream (ITU-T T.800 A.5.1), read before a decoder may allocate anything.
 *
 * @param tiles how many the grid has
 */
record Jpeg2000Header(long columns, long rows, int components, int depth, long tiles) {
    private static final int SIZ_BYTES = 40;
    private static final int MAX_TILES = 65_535;

    static Jpeg2000Header of(byte[] stream) throws DicomException {
        ByteBuffer in = ByteBuffer.wrap(stream);
        int at = 0;
        while (at + SIZ_BYTES + 2 <= stream.length) {
            // the codestream may lie in a JP2 box, so look for SOC and SIZ side by side
            if (in.getInt(at) == 0xFF4FFF51) {
                Jpeg2000Packets.require(stream, at + 2);
                return read(in, at + 4);
            }
            at++;
        }
        throw new DicomException("The JPEG 2000 picture is damaged or cut off.");
    }

    private static Jpeg2000Header read(ByteBuffer in, int siz) throws DicomException {
        if (siz + SIZ_BYTES > in.capacity()) {
            throw new DicomException("The JPEG 2000 picture is cut off.");
        }
        long xSize = in.getInt(siz + 4) & 0xFFFF_FFFFL;
        long ySize = in.getInt(siz + 8) & 0xFFFF_FFFFL;
        long xOrigin = in.getInt(siz + 12) & 0xFFFF_FFFFL;
        long yOrigin = in.getInt(siz + 16) & 0xFFFF_FFFFL;
        long tileWidth = in.getInt(siz + 20) & 0xFFFF_FFFFL;
        long tileHeight = in.getInt(siz + 24) & 0xFFFF_FFFFL;
        long xTiles = in.getInt(siz + 28) & 0xFFFF_FFFFL;
        long yTiles = in.getInt(siz + 32) & 0xFFFF_FFFFL;
        int components = in.getShort(siz + 36) & 0xFFFF;
        int depth = (in.get(siz + 38) & 0x7F) + 1;
        boolean outside =
                xTiles > xOrigin || yTiles > yOrigin || xTiles + tileWidth <= xOrigin || yTiles + tileHeight <= yOrigin;
        if (outside || tileWidth == 0 || tileHeight == 0 || xOrigin >= xSize || yOrigin >= ySize) {
            throw new DicomException("The JPEG 2000 picture is damaged.");
        }
        long tiles = ((xSize - xTiles + tileWidth - 1) / tileWidth) * ((ySize - yTiles + tileHeight - 1) / tileHeight);
        return new Jpeg2000Header(xSize - xOrigin, ySize - yOrigin, components, depth, tiles);
    }

    /** Checks the stream against the pixel module of its file. */
    void require(PixelLayout layout, int streamBytes) throws DicomException {
        if (columns != layout.columns() || rows != layout.rows() || components != layout.samplesPerPixel()) {
            throw new DicomException("The JPEG 2000 picture has another size than the file says; the file is damaged.");
        }
        if (depth > 16) {
            throw new DicomException("JPEG 2000 pictures of " + depth + " bits cannot be shown.");
        }
        boolean tooShort = layout.samples() > (1 << 22) && layout.samples() / 20_000 > streamBytes;
        if (tiles > MAX_TILES || tiles > streamBytes || tooShort) {
            throw new DicomException("The JPEG 2000 picture is damaged or truncated.");
        }
    }
}
