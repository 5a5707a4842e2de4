# Measures what this machine's processor can do at best, to compare a model's speed with.

class ProbeProgram(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  t : List[Tensor]
  n : int

  def matrix(self: __torch__.ProbeProgram, rows: int, columns: int, code: int) -> int:
    # One more matrix to work on; its number.
    self.t.append(torch.ones([rows, columns], dtype=code))
    return len(self.t) - 1

  def clear(self: __torch__.ProbeProgram) -> int:
    self.t.clear()
    return 0

  def multiply(self: __torch__.ProbeProgram, a: int, b: int) -> float:
    # t[a] [rows, in] times t[b] [out, in]; something of the result is used, so that nothing is left out.
    y = torch.linear(self.t[a], self.t[b])
    return float(y[0][0].item())

  def stream(self: __torch__.ProbeProgram, a: int) -> float:
    # Reads every number once.
    return float(torch.sum(self.t[a]).item())

  def largest(self: __torch__.ProbeProgram, a: int) -> float:
    return float(torch.amax(self.t[a]).item())
