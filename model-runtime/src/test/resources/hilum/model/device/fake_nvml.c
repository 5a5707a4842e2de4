/* A stand-in for NVIDIA's NVML with the same calling convention. -D flags choose what it says; see NvmlProbeTest. */
#include <stdio.h>
#include <string.h>

#ifndef CARDS
#define CARDS 2
#endif
#ifndef INIT
#define INIT 0
#endif
#ifndef LOST
#define LOST -1
#endif

typedef struct { unsigned long long total, free, used; } memory_t;
typedef struct { int index; } device_t;

static device_t devices[8];
static int started;

int nvmlInit_v2(void) { started = INIT == 0; return INIT; }
int nvmlShutdown(void) { started = 0; return 0; }

const char *nvmlErrorString(int code) {
  return code == 15 ? "GPU is lost" : code == 999 ? "Unknown Error" : "some other error";
}

int nvmlSystemGetDriverVersion(char *text, unsigned length) {
  if (!started) return 1;
  if (length < 80) return 7;
  strcpy(text, "570.86.15");
  return 0;
}

int nvmlDeviceGetCount_v2(unsigned *count) { *count = CARDS; return 0; }

int nvmlDeviceGetHandleByIndex_v2(unsigned index, device_t **device) {
  if (index >= CARDS) return 2;
  if ((int) index == LOST) return 15;
  devices[index].index = (int) index;
  *device = &devices[index];
  return 0;
}

int nvmlDeviceGetName(device_t *device, char *text, unsigned length) {
#ifdef ENDLESS
  memset(text, 'N', length);
  return 0;
#endif
  return snprintf(text, length, device->index ? "NVIDIA GeForce GTX 1080" : "NVIDIA GeForce RTX 4090") < 0;
}

int nvmlDeviceGetUUID(device_t *device, char *text, unsigned length) {
  return snprintf(text, length, "GPU-%d0000000-aaaa", device->index) < 0;
}

int nvmlDeviceGetMemoryInfo(device_t *device, memory_t *memory) {
  memory->total = device->index ? 8589934592ULL : 25757220864ULL;
  memory->free = device->index ? 8000000000ULL : 24000000000ULL;
  memory->used = memory->total - memory->free;
  return 0;
}

#ifndef OLD
int nvmlDeviceGetCudaComputeCapability(device_t *device, int *major, int *minor) {
  *major = device->index ? 6 : 8;
  *minor = device->index ? 1 : 9;
  return 0;
}
#endif
