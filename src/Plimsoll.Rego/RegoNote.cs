namespace Plimsoll.Rego;

/// <summary>What a policy printed.</summary>
/// <param name="At">Where.</param>
/// <param name="Text">The arguments of <c>print</c>, or the note of <c>trace</c>.</param>
public sealed record RegoNote(RegoLocation At, string Text);
