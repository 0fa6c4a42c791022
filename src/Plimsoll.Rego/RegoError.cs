namespace Plimsoll.Rego;

/// <summary>A mistake of a policy, or what made its evaluation fail.</summary>
/// <param name="Code">OPA's code, e.g. <c>rego_parse_error</c>, <c>rego_unsafe_var_error</c>, <c>eval_conflict_error</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Location">Where.</param>
public sealed record RegoError(string Code, string Message, RegoLocation Location)
{
    /// <summary>The error as OPA prints it: place, code, message.</summary>
    public override string ToString() => $"{Location}: {Code}: {Message}";
}
