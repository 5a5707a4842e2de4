/**
 * What every DICOM engine must do, ours or another: interfaces of tests that an engine's own test class implements. No test of how an engine works inside. Engines' tests call it.
 */
package hilum.dicom.contract;
