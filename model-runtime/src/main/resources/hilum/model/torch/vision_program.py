# From pixels to the vectors that fill the slots of a prompt's pictures.
# Weights: 3 of the embedding, 16 a layer, 8 of the bridge.

class VisionProgram(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  t : List[Tensor]
  s : List[Tensor]
  q : List[__torch__.torch.classes.quantized.LinearPackedParamsBase]
  layers : int
  heads : int
  patch : int
  epsilon : float
  bridge_epsilon : float
  tanh : bool
  widen : int
  wide : List[Tensor]

  def bind(self: __torch__.VisionProgram, weights: List[Tensor], scales: List[Tensor], widen: int, wide: Tensor) -> int:
    self.t = weights
    self.s = scales
    self.widen = widen
    self.wide = [wide]
    return len(weights)

  def bind_packed(self: __torch__.VisionProgram, packed: List[__torch__.torch.classes.quantized.LinearPackedParamsBase]) -> int:
    self.q = packed
    return len(packed)

  def weights(self: __torch__.VisionProgram) -> __torch__.Weights:
    return __torch__.Weights(self.t, self.s, self.q, self.widen, self.wide[0])

  def tower(self: __torch__.VisionProgram, pixels: Tensor, layers: int, state: Tensor) -> Tensor:
    # Output of the first layers, before any closing norm; empty when told to stop.
    w = self.weights()
    x = __torch__.siglip_embedding(pixels, w, self.patch)
    for i in range(layers):
      if int(state[0].item()) != 0:
        return torch.empty([0, 0])
      state[3].add_(1000 // layers)
      x = __torch__.siglip_layer(x, w, 3 + 16 * i, self.heads, self.epsilon, self.tanh)
    return x

  def look(self: __torch__.VisionProgram, pictures: List[Tensor], state: Tensor) -> List[Tensor]:
    # The vectors of each picture in order; none when told to stop.
    seen = annotate(List[Tensor], [])
    for pixels in pictures:
      x = self.tower(pixels, self.layers, state)
      if x.shape[0] == 0:
        return annotate(List[Tensor], [])
      seen.append(__torch__.bridge(x, self.weights(), 3 + 16 * self.layers, self.bridge_epsilon))
    return seen
