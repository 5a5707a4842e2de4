# From ids and picture vectors to the next id.
# Weights: 0 embedding, 1 closing norm (weight, bias), 3 output layer (weight, bias), then 14 a layer.
# The cache is a list of keys and values by turns, one pair a layer, each [heads, room, size].

class DecoderProgram(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  w : List[Tensor]
  layers : int
  heads : int
  rotary : int
  theta : float
  epsilon : float
  slot : int
  widen : bool

  def bind(self: __torch__.DecoderProgram, weights: List[Tensor]) -> int:
    self.w = weights
    return len(weights)

  def room(self: __torch__.DecoderProgram, positions: int, old: List[Tensor], kept: int) -> List[Tensor]:
    # A cache for so many positions, its first ones taken over from the old cache.
    cache = annotate(List[Tensor], [])
    embedding = self.w[0]
    size = embedding.shape[1] // self.heads
    for i in range(2 * self.layers):
      fresh = torch.zeros([self.heads, positions, size], dtype=embedding.dtype, device=embedding.device)
      if kept > 0:
        fresh.narrow(1, 0, kept).copy_(old[i].narrow(1, 0, kept))
      cache.append(fresh)
    return cache

  def embedded(self: __torch__.DecoderProgram, ids: List[int], pictures: List[Tensor]) -> Tensor:
    # -> [len(ids), hidden], slots overwritten by picture vectors in order
    index = torch.tensor(ids, dtype=4, device=self.w[0].device)
    x = torch.embedding(self.w[0], index).to(6)
    if len(pictures) > 0:
      x = torch.masked_scatter(x, torch.eq(index, self.slot).unsqueeze(1), torch.cat(pictures, 0))
    return x

  def run(self: __torch__.DecoderProgram, x: Tensor, past: int, cache: List[Tensor], layers: int, stop: Tensor) -> Tensor:
    # Output of the first layers; empty when told to stop.
    rows = x.shape[0]
    angles = __torch__.rotary_angles(past, rows, self.rotary, self.theta, x)
    cos = torch.cos(angles)
    sin = torch.sin(angles)
    mask = __torch__.phi_mask(past, rows, x)
    for i in range(layers):
      if int(stop.item()) != 0:
        return torch.empty([0, 0])
      x = __torch__.phi_layer(x, self.w, 5 + 14 * i, self.heads, self.epsilon, cos, sin, past, cache[2 * i], cache[2 * i + 1], mask, self.widen)
    return x

  def closing(self: __torch__.DecoderProgram, x: Tensor) -> Tensor:
    return __torch__.norm(x, self.w[1], self.w[2], self.epsilon)

  def logits(self: __torch__.DecoderProgram, x: Tensor) -> Tensor:
    return __torch__.dense(x, self.w[3], self.w[4], self.widen)

  def read(self: __torch__.DecoderProgram, ids: List[int], pictures: List[Tensor], past: int, cache: List[Tensor], stop: Tensor) -> Tensor:
    # -> [len(ids), hidden] after the closing norm, or empty when told to stop
    x = self.run(self.embedded(ids, pictures), past, cache, self.layers, stop)
    if x.shape[0] == 0:
      return x
    return self.closing(x)

  def choose(self: __torch__.DecoderProgram, x: Tensor) -> int:
    # The likeliest id after the last row.
    return int(torch.argmax(self.logits(x.narrow(0, x.shape[0] - 1, 1))).item())

  def step(self: __torch__.DecoderProgram, id: int, past: int, cache: List[Tensor], stop: Tensor) -> int:
    # One token in, the likeliest next one out; -1 when told to stop.
    x = self.read([id], annotate(List[Tensor], []), past, cache, stop)
    if x.shape[0] == 0:
      return -1
    return self.choose(x)

  def score(self: __torch__.DecoderProgram, last: Tensor, ids: List[int], past: int, cache: List[Tensor], stop: Tensor) -> Tensor:
    # Log-probability of each id, given the prompt (whose last row is given) and the ids before it; empty when told to stop.
    x = last.narrow(0, last.shape[0] - 1, 1)
    if len(ids) > 1:
      y = self.read(ids[:-1], annotate(List[Tensor], []), past, cache, stop)
      if y.shape[0] == 0:
        return torch.empty([0])
      x = torch.cat([x, y], 0)
    p = torch.log_softmax(self.logits(x), 1)
    return torch.gather(p, 1, torch.tensor(ids, dtype=4, device=x.device).unsqueeze(1)).squeeze(1)
