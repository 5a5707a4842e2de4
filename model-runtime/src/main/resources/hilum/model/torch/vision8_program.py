# From pixels to the vectors that fill the slots of a prompt: as many for two pictures as for one.
# Weights: 4 of the embedding, 12 a layer, 2 of the closing norm, those of the Q-Former, 2 of the projection.

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
  former_layers : int
  former_heads : int
  former_epsilon : float
  cross_every : int
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
    # Output of the first layers, before the closing norm; empty when told to stop.
    w = self.weights()
    x = __torch__.eva_embedding(pixels, w, self.patch)
    for i in range(layers):
      if int(state[0].item()) != 0:
        return torch.empty([0, 0])
      state[3].add_(1000 // layers)
      x = __torch__.eva_layer(x, w, 4 + 12 * i, self.heads, self.epsilon)
    return x

  def seen(self: __torch__.VisionProgram, pixels: Tensor, state: Tensor) -> Tensor:
    # What the Q-Former looks at of one picture, class token included; empty when told to stop.
    x = self.tower(pixels, self.layers, state)
    if x.shape[0] == 0:
      return x
    return __torch__.norm(x, self.weights(), 4 + 12 * self.layers, self.epsilon)

  def gathered(self: __torch__.VisionProgram, pictures: List[Tensor], state: Tensor) -> Tensor:
    # Output of the Q-Former for all pictures together; empty when told to stop.
    every = annotate(List[Tensor], [])
    for pixels in pictures:
      x = self.seen(pixels, state)
      if x.shape[0] == 0:
        return x
      every.append(x)
    at = 6 + 12 * self.layers
    return __torch__.qformer(torch.cat(every, 0), self.weights(), at, self.former_layers, self.former_heads, self.cross_every, self.former_epsilon)

  def look(self: __torch__.VisionProgram, pictures: List[Tensor], state: Tensor) -> List[Tensor]:
    # One tensor for all pictures; none when told to stop.
    x = self.gathered(pictures, state)
    if x.shape[0] == 0:
      return annotate(List[Tensor], [])
    return [__torch__.dense(x, self.weights(), len(self.t) - 2)]
