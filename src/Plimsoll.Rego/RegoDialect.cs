namespace Plimsoll.Rego;

/// <summary>The versions of the language.</summary>
public enum RegoDialect
{
    /// <summary>Before OPA 1.0: <c>if</c> and <c>contains</c> are words of the language only where a module imports them.</summary>
    V0,

    /// <summary>Since OPA 1.0.</summary>
    V1,
}
