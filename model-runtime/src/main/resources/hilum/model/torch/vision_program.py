# From pixels to the vectors that fill a picture's slots.
# Weights: 3 of the embedding, 16 a layer, 8 of the bridge.

class VisionProgram(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  w : List[Tensor]
  layers : int
  heads : int
  patch : int
  epsilon : float
  bridge_epsilon : float
  tanh : bool
  widen : bool

  def bind(self: __torch__.VisionProgram, weights: List[Tensor]) -> int:
    self.w = weights
    return len(weights)

  def tower(self: __torch__.VisionProgram, pixels: Tensor, layers: int, stop: Tensor) -> Tensor:
    # Output of the first layers, before any closing norm; empty when told to stop.
    x = __torch__.siglip_embedding(pixels, self.w, self.patch)
    for i in range(layers):
      if int(stop.item()) != 0:
        return torch.empty([0, 0])
      x = __torch__.siglip_layer(x, self.w, 3 + 16 * i, self.heads, self.epsilon, self.tanh, self.widen)
    return x

  def look(self: __torch__.VisionProgram, pixels: Tensor, stop: Tensor) -> Tensor:
    x = self.tower(pixels, self.layers, stop)
    if x.shape[0] == 0:
      return x
    return __torch__.bridge(x, self.w, 3 + 16 * self.layers, self.bridge_epsilon, self.widen)
