# From ids and picture vectors to the next id, for any decoder that names its weights and its layer (phi.py, mistral.py).
# The state is four whole numbers shared with Java: 0 stop, 1 id, 2 position, 3 thousandths done of the layers.

class DecoderProgram(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  t : List[Tensor]
  s : List[Tensor]
  q : List[__torch__.torch.classes.quantized.LinearPackedParamsBase]
  layers : int
  heads : int
  key_heads : int
  size : int
  rotary : int
  theta : float
  epsilon : float
  window : int
  slot : int
  widen : int
  wide : List[Tensor]

  def bind(self: __torch__.DecoderProgram, weights: List[Tensor], scales: List[Tensor], widen: int, wide: Tensor) -> int:
    self.t = weights
    self.s = scales
    self.widen = widen
    self.wide = [wide]
    return len(weights)

  def bind_packed(self: __torch__.DecoderProgram, packed: List[__torch__.torch.classes.quantized.LinearPackedParamsBase]) -> int:
    self.q = packed
    return len(packed)

  def weights(self: __torch__.DecoderProgram) -> __torch__.Weights:
    return __torch__.Weights(self.t, self.s, self.q, self.widen, self.wide[0])

  def room(self: __torch__.DecoderProgram, positions: int, old: List[Tensor], kept: int, code: int) -> List[Tensor]:
    # A cache for so many positions, its first ones taken over from the old cache.
    cache = annotate(List[Tensor], [])
    for i in range(2 * self.layers):
      fresh = torch.empty([self.key_heads, positions, self.size], dtype=code, device=self.t[0].device)
      if kept > 0:
        fresh.narrow(1, 0, kept).copy_(old[i].narrow(1, 0, kept))
      cache.append(fresh)
    return cache

  def beam_room(self: __torch__.DecoderProgram, beams: int, positions: int, old: List[Tensor], kept: int, code: int) -> List[Tensor]:
    # The same for the hypotheses' own positions.
    cache = annotate(List[Tensor], [])
    for i in range(2 * self.layers):
      fresh = torch.empty([beams, self.key_heads, positions, self.size], dtype=code, device=self.t[0].device)
      if kept > 0:
        fresh.narrow(2, 0, kept).copy_(old[i].narrow(2, 0, kept))
      cache.append(fresh)
    return cache

  def embedded(self: __torch__.DecoderProgram, ids: List[int], pictures: List[Tensor]) -> Tensor:
    # -> [len(ids), hidden], slots overwritten by picture vectors in order
    index = torch.tensor(ids, dtype=4, device=self.t[0].device)
    if len(pictures) == 0:
      return torch.embedding(self.t[0], index).to(6)
    slots = torch.eq(index, self.slot)
    # A slot's own id may stand outside the vocabulary.
    x = torch.embedding(self.t[0], torch.masked_fill(index, slots, 0)).to(6)
    return torch.masked_scatter(x, slots.unsqueeze(1), torch.cat(pictures, 0))

  def run(self: __torch__.DecoderProgram, x: Tensor, layers: int, cache: List[Tensor], place: __torch__.Place, state: Tensor) -> Tensor:
    # Output of the first layers; empty when told to stop.
    w = self.weights()
    first = __torch__.first_layer()
    stride = __torch__.layer_weights()
    for i in range(layers):
      if int(state[0].item()) != 0:
        return torch.empty([0, 0])
      if x.shape[0] > 1:
        state[3].add_(1000 // layers)
      x = __torch__.decoder_layer(x, w, first + stride * i, self.heads, self.key_heads, self.epsilon, cache, i, place)
    return x

  def states(self: __torch__.DecoderProgram, ids: List[int], pictures: List[Tensor], layers: int, cache: List[Tensor], state: Tensor) -> Tensor:
    # For comparison with references: output of the first layers, from position 0.
    place = __torch__.text_place(0, len(ids), self.rotary, self.theta, self.window, self.t[0])
    return self.run(self.embedded(ids, pictures), layers, cache, place, state)

  def closing(self: __torch__.DecoderProgram, x: Tensor) -> Tensor:
    return __torch__.closing(x, self.weights(), self.epsilon)

  def logits(self: __torch__.DecoderProgram, x: Tensor) -> Tensor:
    return __torch__.output(x, self.weights())

  def read(self: __torch__.DecoderProgram, ids: List[int], pictures: List[Tensor], past: int, cache: List[Tensor], state: Tensor) -> Tensor:
    # -> [len(ids), hidden] after the closing norm, or empty when told to stop
    place = __torch__.text_place(past, len(ids), self.rotary, self.theta, self.window, self.t[0])
    x = self.run(self.embedded(ids, pictures), self.layers, cache, place, state)
    if x.shape[0] == 0:
      return x
    return self.closing(x)

  def choose(self: __torch__.DecoderProgram, x: Tensor) -> int:
    # The likeliest id after the last row.
    return int(torch.argmax(self.logits(x.narrow(0, x.shape[0] - 1, 1))).item())

  def step(self: __torch__.DecoderProgram, cache: List[Tensor], state: Tensor) -> int:
    # The state's id in at its position, the likeliest next one out; -1 when told to stop.
    x = self.read([int(state[1].item())], annotate(List[Tensor], []), int(state[2].item()), cache, state)
    if x.shape[0] == 0:
      return -1
    return self.choose(x)

  def score(self: __torch__.DecoderProgram, last: Tensor, ids: List[int], past: int, cache: List[Tensor], state: Tensor) -> Tensor:
    # Log-probability of each id, given the prompt (whose last row is given) and the ids before it; empty when told to stop.
    x = last.narrow(0, last.shape[0] - 1, 1)
    if len(ids) > 1:
      y = self.read(ids[:-1], annotate(List[Tensor], []), past, cache, state)
      if y.shape[0] == 0:
        return torch.empty([0])
      x = torch.cat([x, y], 0)
    p = torch.log_softmax(self.logits(x), 1)
    return torch.gather(p, 1, torch.tensor(ids, dtype=4, device=x.device).unsqueeze(1)).squeeze(1)

  def openings(self: __torch__.DecoderProgram, last: Tensor, count: int) -> Tensor:
    # The likeliest first ids after the prompt -> [2, count]: log-probability, id
    p = torch.log_softmax(self.logits(last.narrow(0, last.shape[0] - 1, 1)), 1).squeeze(0)
    best, index = torch.topk(p, min(count, p.shape[0]))
    return torch.stack([best, index.to(6)])

  def follow(self: __torch__.DecoderProgram, parents: List[int], ids: List[int], scores: List[float], past: int, own_past: int, cache: List[Tensor], own: List[Tensor], count: int, state: Tensor) -> Tensor:
    # One id more for each hypothesis, which goes on from one of the last round. The likeliest next ones of all
    # -> [3, count]: score, hypothesis, id; empty when told to stop.
    if own_past > 0:
      order = torch.tensor(parents, dtype=4, device=own[0].device)
      for cell in own:
        kept = cell.narrow(2, 0, own_past)
        kept.copy_(torch.index_select(kept, 0, order))
    place = __torch__.beam_place(past, own, own_past, self.rotary, self.theta, self.window, self.t[0])
    x = self.run(self.embedded(ids, annotate(List[Tensor], [])), self.layers, cache, place, state)
    if x.shape[0] == 0:
      return x
    p = torch.log_softmax(self.logits(self.closing(x)), 1)
    width = p.shape[1]
    p = p + torch.tensor(scores, dtype=6, device=p.device).unsqueeze(1)
    best, index = torch.topk(p.flatten(), count)
    return torch.stack([best, torch.floor_divide(index, width).to(6), torch.remainder(index, width).to(6)])
