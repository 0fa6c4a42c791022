namespace Plimsoll.Cel.Compilation;

/// <summary>The cost rules of a platform for its functions: Kubernetes has its own.</summary>
public interface ICallCosts
{
    /// <summary>Finds the rule of a function.</summary>
    /// <param name="functionName">The name of the function, without its namespace for methods: <c>lowerAscii</c>, <c>sets.contains</c>.</param>
    /// <param name="overloadId">The id of the signature where there is only one that can be meant; else empty.</param>
    /// <returns>The rule; <c>null</c> where the standard rules hold.</returns>
    CallCost? Find(string functionName, string overloadId);
}
