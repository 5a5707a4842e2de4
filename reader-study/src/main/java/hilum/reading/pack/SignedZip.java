package hilum.reading.pack;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zip with a manifest (SHA-256 of every entry) and an Ed25519 signature of the manifest. Reading trusts nothing: names, number and size of
 * entries are bounded, and what is laid on the disk goes only into the folder that was given.
 */
public final class SignedZip {
    static final String MANIFEST = "manifest.json";
    static final String SIGNATURE = "manifest.sig";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,60}(\\.[a-z0-9]{1,8})?");
    private static final String PICTURES = "pictures/";
    private static final int BUFFER = 1 << 16;

    /**
     * How much may be in a file.
     *
     * @param entries their number
     * @param text bytes of all entries that are no pictures
     * @param pictures bytes of all pictures
     */
    public record Limits(int entries, long text, long pictures) {
        /** For packages: a thousand cases of several films. */
        public static Limits ofPackage() {
            return new Limits(20_000, 64L << 20, 64L << 30);
        }

        /** For results, which have no pictures. */
        public static Limits ofResult() {
            return new Limits(8, 64L << 20, 0);
        }
    }

    /** What is wrong with a file. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final hilum.reading.ReadingFailure.Refusal why;

        Refused(hilum.reading.ReadingFailure.Refusal why, String message) {
            super(message);
            this.why = why;
        }

        public hilum.reading.ReadingFailure.Refusal why() {
            return why;
        }
    }

    /** The list of entries. */
    record Manifest(int format, Map<String, String> entries) {}

    private final Map<String, byte[]> texts = new HashMap<>();
    private final Map<String, Path> pictures = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();

    private SignedZip() {}

    /**
     * Writes the file, whole or not at all.
     *
     * @param pictures by name below {@code pictures/}
     */
    public static void write(Path file, Map<String, String> texts, Map<String, Path> pictures, PrivateKey key)
            throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(partial);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            SortedMap<String, String> hashes = new TreeMap<>();
            for (Map.Entry<String, Path> picture : new TreeMap<>(pictures).entrySet()) {
                zip.putNextEntry(entry(PICTURES + picture.getKey()));
                hashes.put(PICTURES + picture.getKey(), copy(picture.getValue(), zip));
            }
            for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
                hashes.put(text.getKey(), Sha256.of(text.getValue()));
                put(zip, text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
            }
            byte[] manifest = RecordJson.line(new Manifest(1, hashes)).getBytes(StandardCharsets.UTF_8);
            put(zip, MANIFEST, manifest);
            put(zip, SIGNATURE, Signing.sign(manifest, key));
        } catch (IOException e) {
            Files.deleteIfExists(partial);
            throw e;
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(bytes);
    }

    /** Always the same time, which says nothing about the making. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
        return entry;
    }

    private static String copy(Path picture, OutputStream out) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = Files.newInputStream(picture)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        return Sha256.hex(digest.digest());
    }

    /**
     * Reads a file; pictures go into {@code folder}, which must be there and empty.
     *
     * @throws Refused when the file is no such zip, too large, or an entry differs from the manifest
     */
    public static SignedZip read(Path file, Path folder, Limits limits) throws IOException {
        SignedZip read = new SignedZip();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            read.entries(zip, folder, limits);
        } catch (ZipException | java.io.EOFException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()));
        }
        read.compare();
        return read;
    }

    private void entries(ZipInputStream zip, Path folder, Limits limits) throws IOException {
        Set<String> seen = new HashSet<>();
        long textLeft = limits.text();
        long picturesLeft = limits.pictures();
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            boolean picture = name.startsWith(PICTURES);
            String last = picture ? name.substring(PICTURES.length()) : name;
            if (!NAME.matcher(last).matches() || !seen.add(name)) {
                throw damaged("an entry has a name that no such file has");
            }
            if (seen.size() > limits.entries()) {
                throw tooLarge();
            }
            if (picture) {
                picturesLeft -= picture(zip, folder.resolve(last), name, picturesLeft);
            } else {
                textLeft -= text(zip, name, textLeft);
            }
        }
    }

    private long picture(InputStream in, Path target, String name, long most) throws IOException {
        MessageDigest digest = Sha256.digest();
        long size = 0;
        try (OutputStream out = Files.newOutputStream(target, java.nio.file.StandardOpenOption.CREATE_NEW)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                size += n;
                if (size > most) {
                    throw tooLarge();
                }
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
            }
        }
        pictures.put(target.getFileName().toString(), target);
        hashes.put(name, Sha256.hex(digest.digest()));
        return size;
    }

    private long text(InputStream in, String name, long most) throws IOException {
        byte[] bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE - 8));
        if (bytes.length > most) {
            throw tooLarge();
        }
        texts.put(name, bytes);
        if (!name.equals(MANIFEST) && !name.equals(SIGNATURE)) {
            hashes.put(name, Sha256.of(bytes));
        }
        return bytes.length;
    }

    private void compare() throws Refused {
        if (!texts.containsKey(SIGNATURE) && !texts.containsKey(MANIFEST)) {
            throw damaged("nothing that this program wrote");
        }
        try {
            if (!texts.containsKey(SIGNATURE)
                    || !RecordJson.read(text(MANIFEST), Manifest.class)
                            .entries()
                            .equals(hashes)) {
                throw new Refused(
                        hilum.reading.ReadingFailure.Refusal.TAMPERED, "the entries differ from the manifest");
            }
        } catch (JsonParseException e) {
            throw damaged("the manifest is none");
        }
    }

    /** Whether the manifest was signed with the other half of {@code publicKey}, X.509 in Base64. */
    public boolean signedBy(String publicKey) {
        try {
            return Signing.fits(
                    Objects.requireNonNull(texts.get(MANIFEST)),
                    Objects.requireNonNull(texts.get(SIGNATURE)),
                    java.util.Base64.getDecoder().decode(publicKey));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The text of an entry. */
    public String text(String name) throws Refused {
        byte[] bytes = texts.get(name);
        if (bytes == null) {
            throw damaged(name + " is missing");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Where the pictures lie now, by name. */
    public Map<String, Path> pictures() {
        return Map.copyOf(pictures);
    }

    static Refused damaged(String what) {
        return new Refused(hilum.reading.ReadingFailure.Refusal.DAMAGED, what);
    }

    private static Refused tooLarge() {
        return new Refused(hilum.reading.ReadingFailure.Refusal.TOO_LARGE, "more than such a file may hold");
    }
}
