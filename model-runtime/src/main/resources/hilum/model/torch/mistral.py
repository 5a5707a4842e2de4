# Mistral decoder: attention, then a gated MLP, each after a norm of its own; every head is rotated by position, no biases.
# Weights: 0 embedding, 1 closing norm, 2 output layer, then 9 a layer:
#   0 norm1, 1 query, 2 key, 3 value, 4 out, 5 norm2, 6 gate, 7 widening, 8 narrowing.
# Query, key and value may be fused in place of the query; then the other two are empty.

def first_layer() -> int:
  return 3

def layer_weights() -> int:
  return 9

def scaled(x: Tensor, w: __torch__.Weights, at: int, epsilon: float) -> Tensor:
  # RMSNorm: divided by the root of the mean square, in float32
  return torch.rms_norm(x, [w.t[at].shape[0]], w.t[at], epsilon)

def closing(x: Tensor, w: __torch__.Weights, epsilon: float) -> Tensor:
  return __torch__.scaled(x, w, 1, epsilon)

def output(x: Tensor, w: __torch__.Weights) -> Tensor:
  return __torch__.product(x, w, 2)

def decoder_layer(x: Tensor, w: __torch__.Weights, at: int, heads: int, key_heads: int, epsilon: float, cache: List[Tensor], layer: int, place: __torch__.Place) -> Tensor:
  # x [rows, hidden]
  y = __torch__.scaled(x, w, at, epsilon)
  q = __torch__.product(y, w, at + 1)
  # Fused, the query is wider than its heads are together.
  if q.shape[1] > heads * 2 * place.cos.shape[1]:
    fused = __torch__.heads_first(q, heads + 2 * key_heads)
    turned = __torch__.rotate(fused.narrow(0, 0, heads + key_heads), place.cos, place.sin)
    a = __torch__.attend(turned.narrow(0, 0, heads), turned.narrow(0, heads, key_heads), fused.narrow(0, heads + key_heads, key_heads), cache, layer, place)
  else:
    q = __torch__.rotate(__torch__.heads_first(q, heads), place.cos, place.sin)
    k = __torch__.rotate(__torch__.heads_first(__torch__.product(y, w, at + 2), key_heads), place.cos, place.sin)
    v = __torch__.heads_first(__torch__.product(y, w, at + 3), key_heads)
    a = __torch__.attend(q, k, v, cache, layer, place)
  x = x + __torch__.product(a, w, at + 4)
  y = __torch__.scaled(x, w, at + 5, epsilon)
  f = torch.silu(__torch__.product(y, w, at + 6)) * __torch__.product(y, w, at + 7)
  return x + __torch__.product(f, w, at + 8)
