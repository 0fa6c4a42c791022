namespace Plimsoll.Cel.Syntax;

/// <summary>What a macro sees of the call that it rewrites.</summary>
/// <param name="reader">Numbers the parts.</param>
/// <param name="tokens">Takes the complaints.</param>
/// <param name="offset">Where the call's opening parenthesis stands.</param>
sealed class CallContext(ExpressionReader reader, TokenReader tokens, int offset) : MacroContext
{
    public override int Offset => offset;

    public override int NextId() => reader.NextId();

    public override void Report(Expr part, string message) => tokens.Report(part.Offset, message);
}
