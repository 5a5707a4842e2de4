package hilum.viewer.ui;

import hilum.dicom.DicomException;
import hilum.dicom.display.DisplayImage;
import hilum.dicom.display.FirstLook;
import hilum.viewer.Instance;
import hilum.viewer.PictureLoader;
import hilum.viewer.PictureReference;
import hilum.viewer.PictureSource;
import hilum.viewer.SyntheticImage;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Pictures by SOP Instance UID; some are damaged, some wait until they are let go. */
final class FakePictures implements PictureSource {
    static final String DAMAGE = "The pixel data ends too early; the file is damaged.";

    private final Map<String, DisplayImage> images = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();
    private final Map<String, Boolean> damaged = new ConcurrentHashMap<>();
    private final Map<String, FirstLook> looks = new ConcurrentHashMap<>();

    static PictureLoader loader(PictureSource source) {
        return new PictureLoader(source, 64 << 20);
    }

    void put(Instance instance, DisplayImage image) {
        images.put(instance.sopInstanceUid(), image);
    }

    /** Gives a first look before {@code instance}, halved twice. */
    void lookFirst(Instance instance, SyntheticImage whole) {
        put(instance, whole);
        looks.put(instance.sopInstanceUid(), whole.look(2));
    }

    void damage(Instance instance) {
        damaged.put(instance.sopInstanceUid(), true);
    }

    void mend(Instance instance) {
        damaged.remove(instance.sopInstanceUid());
    }

    /** Holds the decoding of {@code instance} back until the latch is at zero. */
    CountDownLatch holdBack(Instance instance) {
        return gates.computeIfAbsent(instance.sopInstanceUid(), sop -> new CountDownLatch(1));
    }

    @Override
    public DisplayImage decode(PictureReference picture, Consumer<FirstLook> firstLook) throws DicomException {
        FirstLook look = looks.get(picture.sopInstanceUid());
        if (look != null) {
            firstLook.accept(look);
        }
        return decode(picture);
    }

    @Override
    public DisplayImage decode(PictureReference picture) throws DicomException {
        String sop = picture.sopInstanceUid();
        try {
            CountDownLatch gate = gates.get(sop);
            if (gate != null) {
                gate.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DicomException("interrupted");
        }
        if (damaged.containsKey(sop)) {
            throw new DicomException(DAMAGE);
        }
        return images.getOrDefault(sop, SyntheticImage.chest(600, 500));
    }
}
