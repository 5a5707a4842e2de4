package hilum.dicom.part10;

import hilum.dicom.DicomEngine;
import hilum.dicom.contract.CharsetContract;
import hilum.dicom.contract.FileContract;
import hilum.dicom.contract.FrameContract;
import hilum.dicom.contract.RobustnessContract;
import hilum.dicom.contract.RoundTripContract;

/** Our engine keeps the contracts of every engine. */
class OwnEngineTest implements FileContract, RoundTripContract, CharsetContract, FrameContract, RobustnessContract {
    @Override
    public DicomEngine engine() {
        return new OwnEngine();
    }
}
