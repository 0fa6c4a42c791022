namespace Plimsoll.Rego.Builtins.JsonSchemas;

/// <summary>One way in which a document breaks a schema.</summary>
/// <param name="Kind">Its name, e.g. <c>invalid_type</c>.</param>
/// <param name="Field">Where, with dots; <c>(root)</c> for the whole.</param>
/// <param name="Description">What is wrong.</param>
sealed record JsonSchemaError(string Kind, string Field, string Description);
